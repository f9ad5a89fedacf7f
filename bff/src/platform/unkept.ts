/** What the database does not keep in a text: the zero sign, and half of a character that takes two. */
export const unkept = /[\0\p{Surrogate}]/u
