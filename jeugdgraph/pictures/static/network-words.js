// How the network says things: terms, periods, what is tied.

const networkWords = (scene, model) => {
  const DAY = 86_400_000;

  /** Words of a length that a panel can bear. */
  const brief = words => page.short(page.text(words), 160);

  /** Label of a term; its name when the scene has none. */
  const term = (facet, value) => value ? brief(scene.terms[facet]?.[value] ?? value) : page.say("not known");

  const name = node => brief(node.label);
  const kind = node => term("kind", node.kind);

  const month = iso => page.day(iso).replace(/^\d+\s/, "");
  const dayBefore = iso => new Date(Date.parse(`${iso}T00:00:00Z`) - DAY).toISOString().slice(0, 10);

  /** A day as exact as it is known: to the day, the month, the year, or between two days. */
  function exact(iso, as, after) {
    if (as === "between") return page.say("between", {after: month(after), before: month(iso)});
    return as === "year" ? iso.slice(0, 4) : as === "month" ? month(iso) : page.day(iso);
  }

  /** A half-open period, with the last day, month or year that counts. */
  function period({start, end, startAs, startAfter, endAs, endAfter}) {
    const from = start && exact(start, startAs, startAfter);
    const last = end && (endAs === "between" ? exact(end, endAs, endAfter) : exact(dayBefore(end), endAs));
    if (!start && !end) return page.say("not known");
    if (!end) return page.say("since", {day: from});
    return start ? page.say("from to", {start: from, last}) : page.say("through", {last});
  }

  /** Period of a tie; without a known start, the month by which it had begun. */
  function tiePeriod(edge) {
    if (edge.start || !edge.first) return edge.start || edge.end ? period(edge) : "";
    const begun = page.say("at the latest", {month: month(edge.first)});
    return edge.end ? `${begun}, ${period({...edge, start: ""})}` : begun;
  }

  const count = node => page.say("ties", {count: page.number(model.ties(node).length)});

  /** A node in one line, for who hears it. */
  const heard = node => [name(node), kind(node), count(node), marked(node)].filter(Boolean).join(", ");

  /** What the mark of a node says; nothing where that is its own name. */
  function marked(node) {
    const words = node.mark ? page.text(scene.marks.find(mark => mark.key === node.mark)?.label ?? node.mark) : "";
    return words === page.text(node.label) ? "" : page.short(words, 160);
  }

  const between = edge => `${name(edge.a)} – ${name(edge.b)}`;

  /** What kind of tie it is, as far as is known. */
  const nature = edge => [edge.role && term("role", edge.role), edge.scope && term("scope", edge.scope), tiePeriod(edge),
    edge.status && term("status", edge.status), edge.early && page.say("early")].filter(Boolean).join(" · ");

  return {brief, term, name, kind, period, tiePeriod, count, heard, marked, between, nature};
};
