import type { Library } from './library.ts'

/** The templates of the WeChat stand-in. A company that is not the stand-in's brings its own ids and keywords. */
export const sandboxLibrary: Library = {
  received: {
    id: 'q6o0JOsnEnYKB6LouXtEasZBAurXLYODbgBIluZJiaU',
    data: { character_string1: 'number', thing2: 'title', phrase3: 'status', time4: 'expected', thing5: 'hint' },
  },
  assigned: {
    id: '5QJvIpsfsmNoIsvyu1foyNnSDfShlDmcnxb4hSw1Qwc',
    data: { character_string1: 'number', thing2: 'title', name3: 'technician', time4: 'window', thing5: 'hint' },
  },
  on_the_way: {
    id: 'hnIZLmAOCcGbvbPnbh7PQXluYhhvkKGMDU3jL6KOifU',
    data: { character_string1: 'number', name2: 'technician', time3: 'expected', thing4: 'where', thing5: 'hint' },
  },
  awaiting_acceptance: {
    id: 'C_i6NY5RgRf4sqEXdV-G0dZn2BI_kpUwOycOdlWl2iI',
    data: { character_string1: 'number', thing2: 'title', time3: 'at', time4: 'due', thing5: 'hint' },
  },
  // What a quote comes to stands on its page alone: a message lies open on a locked phone.
  quote_offered: {
    id: 'Vw3fUq8ZrT1mYc5HkXbN0aLeSgJ7oPdi2-QtCxMyR9E',
    data: { character_string1: 'number', thing2: 'title', name3: 'technician', time4: 'at', thing5: 'hint' },
  },
  completed: {
    id: '-YnCorlDU2qLOPGKkM1KoqVGKkt9g6bktt1sPEJgHd0',
    data: { character_string1: 'number', thing2: 'title', time3: 'at', name4: 'technician', thing5: 'hint' },
  },
  settlement_moved: {
    id: 'kD2yQ0sVb9nHf6RzWm4uPcXeJt8LoAg1iT5-UqCxEwY',
    data: { character_string1: 'number', thing2: 'title', time3: 'at', thing4: 'words' },
  },
  task_assigned: {
    id: 'pCUrw9ZjfDnD4ijX462zWSbt-c89n5j4OUZn_LDEVrs',
    data: { character_string1: 'number', thing2: 'title', thing3: 'where', time4: 'window', phrase5: 'urgency' },
  },
  task_urged: {
    id: 'ZRonQMsSNG_tvYpD3WynnbaZSZ9DDreJNiOqzMBmOUk',
    data: { character_string1: 'number', thing2: 'reason', number3: 'urges', time4: 'due', phrase5: 'status' },
  },
  task_returned: {
    id: 'ouD7wSMufgA-b5yabzF24ORyHBAsbqMffZmth_rUDLM',
    data: { character_string1: 'number', thing2: 'reason', phrase3: 'stage', time4: 'at', time5: 'due' },
  },
}
