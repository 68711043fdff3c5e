/** Forms with which an analyst corrects an event or an entity; each can be undone. */
import type { FC } from 'hono/jsx'
import { eventTypes } from '../../model/event.js'
import { entityTypes } from '../../model/mention.js'
import type { Reader } from '../reader.js'

interface CorrectionProps {
  readonly reader: Reader
  readonly subject: 'entity' | 'event'
  readonly id: string
  /** The present type. */
  readonly type: string
  /** What can be split off: names of an entity, articles of an event. */
  readonly parts: readonly SplitPart[]
}

/** A part that may be another thing. */
export interface SplitPart {
  readonly value: string
  readonly name: string
}

type FormProps = CorrectionProps & { readonly kind: string }

const Hidden: FC<Pick<FormProps, 'reader' | 'subject' | 'id' | 'kind'>> = ({
  reader,
  subject,
  id,
  kind,
}) => (
  <>
    <input type="hidden" name="kind" value={kind} />
    <input type="hidden" name="subject" value={subject} />
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="back" value={reader.here} />
  </>
)

const Retype: FC<CorrectionProps> = (props) => {
  const { words } = props.reader
  const types =
    props.subject === 'event'
      ? eventTypes.map((type) => [type, words.types[type]] as const)
      : entityTypes.map((type) => [type, words.mentionTypes[type]] as const)
  return (
    <form method="post" action="/decisions" class="field">
      <Hidden {...props} kind="retype" />
      <label>
        {words.review.newType}
        <select name="value">
          {types.map(([type, name]) => (
            <option value={type} selected={type === props.type}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button>{words.review.retype}</button>
    </form>
  )
}

const WithText: FC<CorrectionProps & { readonly kind: 'rename' | 'merge' }> = (props) => {
  const { review } = props.reader.words
  return (
    <form method="post" action="/decisions" class="field">
      <Hidden {...props} />
      <label>
        {props.kind === 'rename' ? review.newName : review.into}
        <input name="value" required maxlength={300} />
      </label>
      <button>{review[props.kind]}</button>
    </form>
  )
}

const Split: FC<CorrectionProps> = (props) => {
  const { review } = props.reader.words
  if (props.parts.length < 2) return null
  return (
    <form method="post" action="/decisions" class="field">
      <Hidden {...props} kind="split" />
      <label>
        {review.part}
        <select name="value">
          {props.parts.map(({ value, name }) => (
            <option value={value}>{name}</option>
          ))}
        </select>
      </label>
      <button>{review.split}</button>
    </form>
  )
}

/** All corrections of one thing. */
export const Corrections: FC<CorrectionProps> = (props) => {
  const { words } = props.reader
  return (
    <details class="card">
      <summary>{words.event.correct}</summary>
      <WithText {...props} kind="rename" />
      <Retype {...props} />
      <WithText {...props} kind="merge" />
      <Split {...props} />
      <form method="post" action="/decisions">
        <Hidden {...props} kind="reject" />
        <p>
          <button>{words.review.reject}</button>
        </p>
      </form>
    </details>
  )
}
