import Taro from '@tarojs/taro'

/** A short word to the person, from wherever in a form. */
export const tellPerson = (title: string): void => void Taro.showToast({ title, icon: 'none' })
