import { type ReactNode, useId } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type SortDirection = 'ascending' | 'descending'

export type Column<Row> = {
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  /** Figures are set right, in figures of equal width. */
  readonly numeric?: boolean
  /** The cell that names the row. */
  readonly rowHeader?: boolean
  /** Where the list is shown sorted by this column, and how it is sorted by it now. */
  readonly sort?: { readonly href: string; readonly direction?: SortDirection | undefined }
}

type DataTableProps<Row> = {
  caption: ReactNode
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Shown instead of the table when there are no rows: an EmptyState, never nothing. */
  empty: ReactNode
  /** On a narrow screen: each row under its labels (`stack`), or the table rolls sideways in a region of its own (`scroll`). */
  narrow?: 'stack' | 'scroll'
  /** A checkbox first in each row, for what is done to many at once; the table then stands in a form. */
  select?:
    | { readonly name: string; readonly value: (row: Row) => string; readonly label: (row: Row) => string }
    | undefined
  foot?: ReactNode
}

// Browsers drop a table's meaning when style sheets lay it out as blocks on a narrow screen; written roles keep it.
const as = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader', scope: 'col' },
  rowHeader: { role: 'rowheader', scope: 'row' },
  cell: { role: 'cell' },
} as const

// A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
const focusable = { tabIndex: 0 }

const sortIcons: Record<SortDirection | 'none', IconName> = {
  ascending: 'arrow-up',
  descending: 'arrow-down',
  none: 'arrow-up-down',
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { label, sort, numeric } = column
  const look = { ...as.columnHeader, 'data-numeric': numeric || undefined }
  if (!sort) return <th {...look}>{label}</th>
  return (
    <th {...look} aria-sort={sort.direction}>
      <a href={sort.href}>
        {label} <Icon name={sortIcons[sort.direction ?? 'none']} />
      </a>
    </th>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const look = { 'data-numeric': column.numeric || undefined, 'data-label': column.label }
  return column.rowHeader ? (
    <th {...look} {...as.rowHeader}>
      {column.cell(row)}
    </th>
  ) : (
    <td {...look} {...as.cell}>
      {/* One box, so that on a phone all of it stands beside the label. */}
      <div>{column.cell(row)}</div>
    </td>
  )
}

type Selection<Row> = NonNullable<DataTableProps<Row>['select']>
type RowProps<Row> = { columns: readonly Column<Row>[]; row: Row; select: Selection<Row> | undefined }

function BodyRow<Row>({ columns, row, select }: RowProps<Row>) {
  return (
    <tr {...as.row}>
      {select && (
        <td className="select-cell" {...as.cell}>
          <input
            className="ds-input"
            type="checkbox"
            name={select.name}
            value={select.value(row)}
            aria-label={select.label(row)}
          />
        </td>
      )}
      {columns.map((column) => (
        <Cell key={column.label} column={column} row={row} />
      ))}
    </tr>
  )
}

/** A list with its caption. Sorting is a link, so the address holds what is shown; column labels are unique. */
export function DataTable<Row>({ columns, rows, empty, select, narrow = 'stack', ...props }: DataTableProps<Row>) {
  const captionId = useId()
  if (rows.length === 0) return <>{empty}</>
  const scrolls = narrow === 'scroll'
  const hidden = props.captionHidden ? 'sr-only' : undefined
  const table = (
    <table
      className="ds-table data-table"
      data-narrow={narrow}
      aria-labelledby={scrolls ? captionId : undefined}
      {...as.table}
    >
      {!scrolls && <caption className={hidden}>{props.caption}</caption>}
      <thead {...as.group}>
        <tr {...as.row}>
          {select && <td className="select-cell" {...as.cell} />}
          {columns.map((column) => (
            <HeaderCell key={column.label} column={column} />
          ))}
        </tr>
      </thead>
      <tbody {...as.group}>
        {rows.map((row) => (
          <BodyRow key={props.rowKey(row)} columns={columns} row={row} select={select} />
        ))}
      </tbody>
      {props.foot && <tfoot {...as.group}>{props.foot}</tfoot>}
    </table>
  )
  if (!scrolls) return <div className="table-frame">{table}</div>
  // The caption stays where it is when the table rolls.
  return (
    <div>
      <p className={hidden ?? 'table-caption'} id={captionId}>
        {props.caption}
      </p>
      <section className="table-scroll" aria-labelledby={captionId} {...focusable}>
        {table}
      </section>
    </div>
  )
}
