/**
 * The page layout in Typst 0.14. Everything that comes from a report arrives as JSON in `sys.inputs.report` and is set as
 * text values, never as markup, so nothing in the data can become an instruction.
 */
export const template = `
#let report = json(bytes(sys.inputs.report))
#let t = report.texts
#let ink = rgb("#14201F")
#let muted = rgb("#4C5A58")
#let hair = rgb("#C3CBC9")
#let pine = rgb("#1F5A50")
#let (year, month, day) = report.day

#set document(
  title: report.title, author: report.author, keywords: report.keywords,
  description: report.subtitle, date: datetime(year: year, month: month, day: day),
)
#set text(
  font: report.fonts, fallback: false, size: 10pt, fill: ink,
  lang: report.language, region: if report.language == "sv" { "se" } else { "gb" },
)
#set par(leading: 0.65em, spacing: 1em)
// A word that is too long for any line may break anywhere.
#show regex("\\S{40,}"): it => it.text.clusters().chunks(12).map(part => part.join()).join(sym.zws)
#set list(marker: text(fill: pine)[•], spacing: 0.75em, indent: 0pt, body-indent: 0.7em)

#let mark-line(left, right) = {
  set text(size: 8pt, fill: muted)
  grid(columns: (1fr, auto), column-gutter: 1em, left, right)
}
#set page(
  paper: "a4", margin: (top: 25mm, bottom: 23mm, x: 18mm), header-ascent: 9mm, footer-descent: 9mm,
  header: mark-line(text(weight: 600, fill: ink, report.classification), report.title),
  footer: context mark-line(
    t.dataAsOf.label + " " + t.dataAsOf.value,
    t.page.replace("{page}", str(counter(page).get().first())).replace("{pages}", str(counter(page).final().first())),
  ),
)

#show heading: set text(weight: 600)
#show heading.where(level: 1): set text(size: 15pt, fill: pine)
#show heading.where(level: 1): set block(above: 2em, below: 0.9em)
#show heading.where(level: 2): set text(size: 12pt)
#show heading.where(level: 2): set block(above: 1.7em, below: 0.7em)
#show heading.where(level: 3): set text(size: 10.5pt)
#show heading.where(level: 3): set block(above: 1.5em, below: 0.7em)

#let runs(parts) = parts.map(part => {
  let style = if part.at("emphasis", default: false) { "italic" } else { "normal" }
  text(style: style, weight: if part.at("strong", default: false) { 600 } else { 400 }, part.text)
}).join()

#let badge(level) = {
  let colour = report.levelColours.at(str(level))
  box(
    width: 1.45em, height: 1.45em, baseline: 0.35em, radius: 0.2em,
    fill: rgb(colour.fill), stroke: 0.5pt + ink,
    align(center + horizon, text(weight: 600, fill: rgb(colour.text), str(level))),
  )
}

#let facts(entries) = grid(
  columns: (auto, 1fr), column-gutter: 1.2em, row-gutter: 0.7em,
  ..entries.map(fact => (par(text(fill: muted, fact.label)), par(fact.value))).flatten(),
)

#let cell(view, compact) = {
  if view.missing { text(fill: muted)[–] }
  else if "level" not in view { view.text }
  else if compact { str(view.level) + h(0.5em) + view.text }
  else { badge(view.level) + h(0.5em) + view.text }
}

#show figure: set align(left)
#show figure: set block(above: 1.6em, below: 1.6em)
#show figure.where(kind: table): set figure.caption(position: top)
#set figure(supplement: none, numbering: none, gap: 0.6em)
#set figure.caption(separator: none)
#show figure.caption: it => block(sticky: it.kind == table, text(size: 9pt, weight: 600, it.body))
// What is shorter than this stays on one page; longer it might not find one page that holds it.
#let long = 800
#let fits-one-page(rows) = rows.len() <= 15 and rows.flatten().map(each => each.text.len()).sum(default: 0) < 2 * long

#let data-table(view, compact: false) = {
  let last = view.columns.len() - 1
  let gap = if compact { 0.35em } else { 0.5em }
  let strut = if not compact and view.rows.flatten().any(each => "level" in each) { box(height: 1.45em, baseline: 0.35em) }
  show figure: set block(breakable: not fits-one-page(view.rows))
  figure(kind: table, caption: view.caption, {
    set text(size: 0.9em, hyphenate: true)
    set par(leading: 0.5em)
    table(
      columns: view.columns.enumerate().map(((at, column)) => {
        if compact { if at == 0 { 1.3fr } else { 1fr } } else if column.wide { 1fr } else { auto }
      }),
      align: (at, row) => (
        (if view.columns.at(at).numeric { right } else { left }) + (if row == 0 { bottom } else { horizon })
      ),
      inset: (at, _) => (left: if at == 0 { 0pt } else { gap }, right: if at == last { 0pt } else { gap }, y: gap),
      stroke: (_, row) => (bottom: if row == 0 { 0.8pt + ink } else { 0.4pt + hair }),
      table.header(..view.columns.map(column => text(weight: 600, column.label))),
      ..view.rows.map(row => row.enumerate().map(((at, each)) => table.cell(
        breakable: each.text.len() > long, (if at == 0 { strut }) + cell(each, compact),
      ))).flatten(),
    )
    if "note" in view { block(above: 0.9em, text(fill: muted, view.note)) }
  })
}

#let numbers-of(number) = label("numbers-" + str(number))
#let drawing(each) = figure(
  image(bytes(each.svg), format: "svg", alt: each.alt, width: each.width * 1mm),
  caption: {
    t.figure.replace("{number}", str(each.number)) + ". " + each.caption
    linebreak()
    context text(size: 8pt, weight: 400, fill: muted, link(
      numbers-of(each.number),
      t.numbersOnPage.replace("{page}", str(counter(page).at(numbers-of(each.number)).first())),
    ))
  },
)

#let render(block-of) = {
  let kind = block-of.kind
  if kind == "paragraph" { par(runs(block-of.runs)) }
  else if kind == "bullets" { list(..block-of.items.map(runs)) }
  else if kind == "facts" { facts(block-of.facts) }
  else if kind == "table" { data-table(block-of.table) }
  else if kind == "figures" {
    let pair = block-of.figures.map(drawing)
    block(
      breakable: false, above: 1.2em, below: 1.4em,
      if pair.len() == 2 { grid(columns: (1fr, 1fr), column-gutter: 6mm, ..pair) } else { pair.first() },
    )
  }
  else if kind == "level" {
    par({
      text(fill: muted, block-of.label) + h(0.6em) + badge(block-of.level) + h(0.5em) + text(weight: 600, block-of.word)
      if block-of.note != none { text(fill: muted, ", " + block-of.note) }
    })
  }
  else if kind == "note" {
    block(
      width: 100%, breakable: block-of.runs.map(part => part.text.len()).sum() > long, inset: (left: 4mm, right: 4mm, y: 3mm), stroke: (left: 2pt + pine), fill: rgb("#F3F6F5"),
      par(text(weight: 600, block-of.title)) + par(runs(block-of.runs)),
    )
  }
}

#show title: set text(size: 23pt, weight: 600, fill: ink)
#show title: set block(below: 0.5em)
#title()
#block(below: 1.6em, par(text(size: 12pt, fill: muted, report.subtitle)))
#block(below: 1.8em, stroke: (top: 0.8pt + pine, bottom: 0.4pt + hair), inset: (y: 0.9em), width: 100%, facts(report.facts))

#heading(level: 1, t.whatMatters)
#text(size: 11pt, list(..report.summary))

#for section in report.sections {
  heading(level: section.depth, section.heading)
  // What is said before a part's charts stays on the page with them.
  let charts = section.blocks.position(each => each.kind == "figures")
  for (at, each) in section.blocks.enumerate() {
    if section.depth > 1 and charts != none and at < charts { block(sticky: true, render(each)) } else { render(each) }
  }
}

#if report.appendix.len() > 0 {
  set page(columns: 3)
  set columns(gutter: 7mm)
  heading(level: 1, t.figuresBehind)
  set text(size: 9pt)
  show figure.caption: set text(size: 8.5pt)
  for each in report.appendix [
    #data-table(each.table, compact: true)#numbers-of(each.number)
  ]
}
`
