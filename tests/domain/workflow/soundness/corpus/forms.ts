import { add, type Broken, broken, fixField, message, node, reportField, whole } from './change.ts'
import { fixFields, label, reportFields } from './sound.ts'

const edge = (when: object) => node('intake', { next: [{ to: 'check', when }, { to: 'split' }] })
const answer = (key: string) => ({ from: 'answer', key })
const cost = { op: 'answer', key: 'total' } as const

/** Conditions, forms, what the system does, and messages. */
export const forms: readonly Broken[] = [
  broken('condition_malformed', 'intake', 'a misspelt test', edge({ op: 'exist', at: answer('way') })),
  broken(
    'condition_field_unknown',
    'intake',
    'a field that nobody asks',
    edge({ op: 'equals', at: answer('colour'), value: 'red' }),
  ),
  broken(
    'condition_field_unknown',
    'intake',
    'an attribute that no order has',
    edge({ op: 'equals', at: { from: 'order', key: 'colour' }, value: 'red' }),
  ),
  broken(
    'condition_field_later',
    'intake',
    'a field that is asked later',
    edge({ op: 'greater', at: answer('cost'), value: 3 }),
  ),
  broken(
    'condition_field_unfilled',
    'intake',
    'a field that may be empty',
    edge({ op: 'equals', at: answer('note'), value: 'x' }),
  ),
  broken(
    'condition_value_wrong',
    'intake',
    'a number compared with a word',
    edge({ op: 'equals', at: answer('size'), value: 'big' }),
  ),
  broken(
    'condition_option_unknown',
    'intake',
    'a choice that does not exist',
    edge({ op: 'equals', at: answer('way'), value: 'sea' }),
  ),
  broken(
    'condition_option_unknown',
    'fix',
    'the same in a form',
    fixField('why', { visible: { op: 'equals', at: answer('way'), value: 'sea' } }),
  ),
  broken(
    'key_repeated',
    null,
    'two fields of one key',
    whole({ report: { version: 1, fields: [...reportFields, ...reportFields.slice(0, 1)] } }),
  ),
  broken(
    'key_repeated',
    null,
    'two choices of one value',
    reportField('way', {
      options: [
        { value: 'shop', label: label('a') },
        { value: 'home', label: label('b') },
        { value: 'home', label: label('c') },
      ],
    }),
  ),
  broken('field_kind_unknown', null, 'a kind of field we do not have', reportField('note', { kind: 'smell' })),
  broken(
    'field_unknown',
    null,
    'one of nothing',
    whole({ report: { version: 1, fields: reportFields, atLeastOneOf: [['smell']] } }),
  ),
  broken('label_missing', null, 'a field without a name', reportField('note', { label: label('') })),
  broken(
    'required_never_visible',
    'fix',
    'required, and never shown',
    fixField('why', {
      required: true,
      visible: {
        op: 'all',
        of: [
          { op: 'less', at: answer('cost'), value: 1 },
          { op: 'greater', at: answer('cost'), value: 9 },
        ],
      },
    }),
  ),
  broken(
    'required_not_writable',
    'fix',
    'required, and only to be read',
    node('fix', { access: [{ form: 'fix', field: 'cost', who: 'handler', access: 'read' }] }),
  ),
  broken(
    'access_unknown',
    'fix',
    'a permission on no field',
    node('fix', { access: [{ form: 'report', field: 'smell', who: 'store', access: 'hidden' }] }),
  ),
  broken('bounds_reversed', null, 'least above most', reportField('size', { min: 9, max: 3 })),
  broken('options_empty', 'fix', 'nothing to tick', fixField('steps', { lines: [] })),
  broken(
    'cascade_empty',
    null,
    'a level without choices',
    reportField('topic', { options: [{ value: 'food', label: label('food'), children: [] }] }),
  ),
  broken('cascade_too_deep', null, 'more levels than names', reportField('topic', { levels: [label('one')] })),
  broken(
    'computed_cycle',
    'fix',
    'reckoned from itself',
    fixField('total', { formula: { op: 'add', of: [cost, { op: 'constant', value: 1 }] } }),
  ),
  broken(
    'computed_field_wrong',
    'fix',
    'reckoned from words',
    fixField('total', { formula: { op: 'answer', key: 'why' } }),
  ),
  broken(
    'default_unknown',
    'fix',
    'begun with what nobody asks',
    fixField('why', { default: { from: 'answer', key: 'smell' } }),
  ),
  broken('amount_invalid', 'settle', 'less than nothing', node('settle', { confirmUpTo: -1 })),
  broken('parts_missing', 'tell', 'no parts asked for', node('tell', { action: 'stock_request' })),
  broken(
    'field_unknown',
    'tell',
    'parts from a field that has none',
    node('tell', { action: 'stock_request', field: 'cost' }),
  ),
  broken(
    'field_unknown',
    'tell',
    'money in advance from a field that is no amount',
    node('tell', { action: 'prepayment', field: 'why' }),
  ),
  broken('tags_missing', 'tell', 'no tag', node('tell', { action: 'tag', tags: [] })),
  broken('hook_unknown', 'tell', 'no address to call', node('tell', { action: 'webhook', hook: '' })),
  broken(
    'field_unknown',
    'tell',
    'copies what is not there',
    node('tell', { action: 'create_work_order', workType: 'other', copy: ['smell'] }),
  ),
  broken('message_node_wrong', null, 'of a step that is not there', message({ node: 'nowhere' })),
  broken('message_node_wrong', null, 'a decision of what decides nothing', message({ on: 'approved' })),
  broken(
    'message_field_unknown',
    null,
    'a field that WeChat does not have',
    message({ fields: { smell1: label('x') } }),
  ),
  broken(
    'message_placeholder_unknown',
    null,
    'a gap that nothing fills',
    message({ fields: { thing1: label('{weather}') } }),
  ),
  broken(
    'message_placeholder_unknown',
    null,
    'a photo in a line',
    message({ fields: { thing1: label('{answer.steps}') } }),
  ),
  broken(
    'message_too_long',
    null,
    'twenty characters and four',
    message({ fields: { thing1: label('关于您的{title}') } }),
  ),
  broken(
    'message_too_long',
    null,
    'a note longer than a thing',
    message({ fields: { thing1: label('{answer.note}') } }),
  ),
  broken(
    'message_characters',
    null,
    'Chinese where WeChat takes none',
    message({ fields: { character_string1: label('单号{number}') } }),
  ),
  broken('message_characters', null, 'words about a time', message({ fields: { time1: label('{expected} 前') } })),
  broken('audience_missing', null, 'to nobody', message({ whom: [] })),
  broken(
    'key_repeated',
    'fix',
    'two lines of one key',
    fixField('steps', {
      lines: [...(fixFields[3] as never as { lines: [] }).lines, ...(fixFields[3] as never as { lines: [] }).lines],
    }),
  ),
  broken(
    'label_missing',
    null,
    'a status without words',
    add([], { ...whole({}), statusLabels: { new: { staff: label(''), customer: label('x') } } }),
  ),
]
