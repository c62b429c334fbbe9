/// The rules that all pages share.
enum PageStyle {
    /// Fonts of the reader's own system and few colours; the page asks nothing of any other host.
    static let shared: StaticString = """
        :root { --ink: #1c2430; --soft: #55606e; --line: #d5dae1; --wash: #f4f6f8; --accent: #1f4e5f;
          --band: #8fb3bd; --warn: #8a4b08; --warn-wash: #fdf5e9; color-scheme: light }
        * { box-sizing: border-box }
        body { margin: 0; background: #fff; color: var(--ink);
          font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif }
        main { max-width: 62rem; margin: 0 auto; padding: 3.5rem 2rem 5rem }
        h1, h2, h3, .lead, .figures strong { font-family: "Iowan Old Style", "Palatino Linotype", Palatino,
          "Book Antiqua", Georgia, serif; font-weight: 600; letter-spacing: -.005em }
        h1 { font-size: 2.5rem; line-height: 1.15; margin: .2rem 0 .4rem }
        h2 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; break-after: avoid }
        h3 { font-size: 1.1rem; margin: 1.8rem 0 .4rem; break-after: avoid }
        h2.quiet { font-size: .8rem; font-family: inherit; text-transform: uppercase; letter-spacing: .09em;
          color: var(--soft); margin-bottom: .6rem }
        .eyebrow { margin: 0; font-size: .8rem; font-weight: 600; text-transform: uppercase; letter-spacing: .09em;
          color: var(--accent) }
        .standing { margin: 0; color: var(--soft) }
        header { border-bottom: 3px double var(--line); padding-bottom: 1.4rem }
        section { margin-top: 3rem }
        section.answer { margin-top: 1.8rem }
        p { margin: 0 0 .9rem; max-width: 46rem }
        .lead { font-size: 1.45rem; line-height: 1.4; font-weight: 500 }
        .lead.second { font-size: 1.15rem; color: var(--soft); margin-top: -.3rem }
        .figures { list-style: none; display: flex; flex-wrap: wrap; gap: 0; padding: 0; margin: 1.6rem 0 0;
          border-top: 1px solid var(--line); border-bottom: 1px solid var(--line) }
        .figures li { flex: 1 1 7.5rem; padding: .8rem 1rem .7rem 0 }
        .figures strong { display: block; font-size: 1.7rem; line-height: 1.2; font-variant-numeric: tabular-nums }
        .figures span { color: var(--soft); font-size: .85rem }
        .attention { list-style: none; margin: 0; padding: .4rem 1.2rem; background: var(--warn-wash);
          border-left: 4px solid var(--warn) }
        .attention li { padding: .45rem 0 }
        .attention a { color: var(--warn); text-underline-offset: 2px }
        .calm, .seal { padding: .8rem 1.2rem; background: var(--wash); border-left: 4px solid var(--accent);
          max-width: none }
        .warn { padding: .8rem 1.2rem; background: var(--warn-wash); border-left: 4px solid var(--warn);
          color: var(--warn); max-width: none }
        .scroll { overflow-x: auto; margin: 1.2rem 0 .4rem; background:
          linear-gradient(90deg, #fff 40%, transparent) 0 0 / 2.5rem 100% no-repeat local,
          linear-gradient(270deg, #fff 40%, transparent) 100% 0 / 2.5rem 100% no-repeat local,
          linear-gradient(90deg, #1c243022, transparent) 0 0 / .8rem 100% no-repeat scroll,
          linear-gradient(270deg, #1c243022, transparent) 100% 0 / .8rem 100% no-repeat scroll }
        table { border-collapse: collapse; width: 100%; font-size: .85rem; line-height: 1.4 }
        caption { text-align: left; font-weight: 600; padding: 0 0 .45rem }
        th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; overflow-wrap: break-word;
          unicode-bidi: isolate }
        th:last-child, td:last-child { padding-right: 0 }
        thead th { color: var(--soft); font-weight: 600; font-size: .78rem; border-bottom: 1.5px solid var(--ink);
          vertical-align: bottom }
        tbody th { font-weight: 600 }
        tbody tr { border-bottom: 1px solid var(--line); break-inside: avoid }
        thead { display: table-header-group }
        .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
        tbody .t { white-space: nowrap }
        .m { min-width: 9rem }
        .w { min-width: 15rem }
        table:has(thead th:nth-child(9)) :is(th, td):not(:last-child) { padding-right: .5rem }
        table:has(thead th:nth-child(9)) .w { min-width: 11rem }
        .scroll + p:not(.rest) { margin-top: 1.6rem }
        .none { color: var(--soft) }
        .rest { color: var(--soft); font-size: .85rem; max-width: none }
        figure { margin: 0 0 1.6rem; break-inside: avoid; overflow-x: auto }
        svg { width: 100%; min-width: 38rem; height: auto; display: block }
        svg .band { fill: var(--band); fill-opacity: .45 }
        svg rect { fill: var(--accent) }
        svg .name { font-size: 140px; font-weight: 600; fill: var(--ink) }
        svg .detail { font-size: 122px; fill: var(--soft) }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.4rem; margin: 1.2rem 0;
          font-size: .9rem }
        dt { color: var(--soft) }
        dd { margin: 0; overflow-wrap: anywhere }
        code, pre, dd { font-variant-numeric: tabular-nums }
        code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .85em }
        code { overflow-wrap: anywhere }
        pre { background: var(--wash); border: 1px solid var(--line); padding: 1rem; white-space: pre-wrap;
          overflow-wrap: anywhere }
        li { margin: .2rem 0 }
        .line { display: block }
        .line + .line { margin-top: .2rem }
        .certificate { border: 1px solid var(--accent); outline: 1px solid var(--accent); outline-offset: 5px;
          padding: 2.6rem 3rem 2.2rem; margin: 4rem 6px 4rem }
        .certificate .title { text-align: center; border-bottom: 1px solid var(--line); margin-bottom: 1.6rem }
        .certificate h2 { font-size: 2.1rem; margin: .5rem 0 1.3rem }
        .certificate p { max-width: none }
        .certificate caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
        .certificate .lead { font-size: 1.15rem; line-height: 1.55; text-wrap: pretty }
        .certificate dl { margin: .6rem 0 1rem }
        .certificate .scroll { margin-top: .4rem }
        .certificate pre { font-size: .74rem; padding: .8rem 1rem; margin: .4rem 0 }
        .sign { display: grid; grid-template-columns: 1fr 1fr; gap: 2.5rem; margin-top: 4rem }
        .sign p { border-top: 1px solid var(--ink); padding-top: .35rem; margin: 0; font-size: .82rem;
          color: var(--soft) }
        a:focus-visible, pre:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
        @media (max-width: 40rem) {
          main { padding: 2rem 1.1rem 3rem }
          h1 { font-size: 2rem }
          .lead { font-size: 1.25rem }
          .lead.second { font-size: 1.08rem }
          .certificate { padding: 1.6rem 1.1rem 1.4rem; margin-left: 0; margin-right: 0; outline: none;
            border-width: 3px; border-style: double }
          dl { grid-template-columns: 1fr; gap: 0 }
          dd { margin-bottom: .6rem }
        }
        @media print {
          @page { margin: 16mm 15mm }
          body { font-size: 10pt; line-height: 1.45 }
          main { max-width: none; padding: 0 }
          h2 { font-size: 1.35rem; margin-bottom: .6rem }
          section { margin-top: 2rem }
          table { font-size: 8.5pt }
          th, td { padding-top: .22rem; padding-bottom: .22rem }
          thead th, .eyebrow { font-size: 7.5pt }
          .m { min-width: 6rem }
          .w { min-width: 10rem }
          .scroll { overflow: visible; background: none }
          .short, .sign, pre { break-inside: avoid }
          caption, thead { break-after: avoid }
          .certificate { break-before: page; break-after: page; margin: 0; padding: 6mm 8mm 5mm; font-size: 8.5pt;
            line-height: 1.35; outline: none; border: 4px double var(--accent);
            -webkit-box-decoration-break: clone; box-decoration-break: clone }
          .certificate h2 { font-size: 17pt; margin: .1rem 0 .5rem }
          .certificate .lead { font-size: 10pt; line-height: 1.4 }
          .certificate .title { margin-bottom: .7rem }
          .certificate .seal, .certificate .warn { padding: .5rem .9rem }
          .certificate h3 { font-size: 10.5pt; margin: .6rem 0 .1rem }
          .certificate dl, .certificate p { margin-top: .2rem; margin-bottom: .3rem }
          .certificate dl { gap: .1rem 1.2rem; font-size: 8.5pt }
          .certificate .pairs { grid-template-columns: max-content 1fr max-content 1fr }
          .certificate table { font-size: 8pt }
          .certificate th, .certificate td { padding-top: .1rem; padding-bottom: .1rem }
          .certificate .scroll { margin: .2rem 0 0 }
          .certificate pre { font-size: 7pt; padding: .5rem .8rem }
          .certificate .sign { margin-top: 13mm }
          .certificate + section { margin-top: 0 }
          #auditor { break-before: page }
          .attention, .calm, .seal, .warn, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact }
        }
        """
}
