// What the network holds, and what of it is to be seen: by date, by filter, by group.

/** Facets to filter by: of nodes and of ties. Each gives the values of one of them; none when it does not apply. */
const networkFacets = {
  domain: {of: "nodes", values: node => node.domains || []},
  kind: {of: "nodes", values: node => [node.kind || ""]},
  scale: {of: "nodes", values: node => [node.scale || ""]},
  legal: {of: "nodes", values: node => [node.legal || ""]},
  role: {of: "edges", values: edge => [edge.role || ""]},
  scope: {of: "edges", values: edge => [edge.scope || ""]},
  status: {of: "edges", values: edge => [edge.status || ""]},
  confidence: {of: "edges", values: edge => [edge.confidence || ""]},
};

/** A scene leaves out what says nothing; here it says so. */
const networkScene = scene => ({
  groups: [], lines: [], marks: [], rings: [], hulls: [], focus: [], paths: [], sources: [], terms: {}, usual: {}, ...scene,
});

const networkModel = scene => {
  const nodes = scene.nodes.map(node => ({...node, ties: [], passes: true, shown: true}));
  const byId = new Map(nodes.map(node => [node.id, node]));
  const edges = scene.edges.map(edge => ({weight: 1, ...scene.usual, ...edge})).filter(edge => byId.has(edge.from) && byId.has(edge.to))
    .map(edge => ({...edge, ...told(edge), a: byId.get(edge.from), b: byId.get(edge.to), bend: 0, shown: true, early: false}));
  const edgeById = new Map(edges.map(edge => [edge.id, edge]));
  const focus = new Set(scene.focus);
  const groups = new Map(scene.groups.map(group => [group.key, group]));
  const lines = new Map(scene.lines.map(line => [line.key, line]));
  for (const edge of edges) {
    edge.a.ties.push(edge);
    if (edge.b !== edge.a) edge.b.ties.push(edge);
  }
  bendApart(edges);
  for (const edge of edges) edge.strand = networkShapes.strand(edge.a, edge.b, edge.bend);
  const facets = offered({nodes, edges});
  for (const [of, things] of Object.entries({nodes, edges})) {
    const own = facets.filter(facet => facet.of === of);
    for (const thing of things) thing.sieve = own.map(facet => ({facet, values: facet.valuesOf(thing)}));
  }
  const weights = edges.map(edge => edge.weight), heaviest = Math.max(0, ...weights), lightest = Math.min(heaviest, ...weights);

  /** What a membership leaves out: seen once it was first seen then, and it is known by the id of its tie. */
  function told({id, seen = "", first = seen, membership = seen && id}) {
    return {seen, first, membership};
  }

  /** Ties between the same two nodes lie beside each other. */
  function bendApart(all) {
    const pairs = new Map();
    for (const edge of all) {
      const key = [edge.from, edge.to].sort().join("\n");
      pairs.set(key, [...pairs.get(key) || [], edge]);
    }
    for (const beside of pairs.values()) {
      if (beside.length === 1) continue;
      const length = Math.hypot(beside[0].a.x - beside[0].b.x, beside[0].a.y - beside[0].b.y);
      const gap = Math.min(14, length / 6);
      beside.forEach((edge, place) => {
        edge.bend = (place - (beside.length - 1) / 2) * gap * (edge.from < edge.to ? 1 : -1);
      });
    }
  }

  /** The facets with more than one value. One that says nothing of any node of a group leaves that group alone. */
  function offered(all) {
    return Object.entries(networkFacets).map(([key, facet]) => {
      const holders = facet.of === "edges" ? null
        : new Set(all.nodes.filter(node => facet.values(node).some(Boolean)).map(node => node.group));
      const of = thing => {
        if (holders && !holders.has(thing.group)) return [];
        const values = facet.values(thing);
        return values.length ? values : [""];
      };
      const values = [...new Set(all[facet.of].flatMap(of))];
      return {key, of: facet.of, values, valuesOf: of, counts: new Map()};
    }).filter(facet => facet.values.length > 1 && facet.values.some(Boolean));
  }

  const within = (start, end, day) => (!start || start <= day) && (!end || day < end);

  /** Mark what is to be seen; count for each value of each facet what would be, were its box ticked. */
  function apply(state) {
    const dated = Boolean(scene.time), day = state.day;
    for (const facet of facets) facet.counts = new Map(facet.values.map(value => [value, 0]));
    for (const node of nodes) {
      const there = !dated || within(node.from, node.until, day);
      node.passes = sifted(node, state, there && !state.hidden.groups.has(node.group)) || focus.has(node.id);
    }
    for (const edge of edges) {
      const there = (!dated || within(edge.start, edge.end, day)) && edge.a.passes && edge.b.passes;
      edge.shown = sifted(edge, state, there && !state.hidden.lines.has(edge.line));
      edge.early = !edge.start && Boolean(edge.first) && edge.first > day;
    }
    for (const node of nodes)
      node.shown = node.passes && (!node.ties.length || focus.has(node.id) || node.ties.some(edge => edge.shown));
  }

  /** Whether a thing passes every facet; it counts for a facet when no other one holds it back. */
  function sifted(thing, state, there) {
    if (!there) return false;
    let held = null, holding = 0;
    for (const {facet, values} of thing.sieve) {
      const off = state.off.get(facet.key);
      if (!off?.size || !values.length || !values.every(value => off.has(value))) continue;
      held = facet;
      if (++holding > 1) return false;
    }
    for (const {facet, values} of thing.sieve) {
      if (held && held !== facet) continue;
      for (const value of values) facet.counts.set(value, facet.counts.get(value) + 1);
    }
    return !held;
  }

  /** How heavy a tie is among all: 0, 1, 2 or 3; 1 when all weigh the same. */
  const weight = edge => heaviest > lightest ? Math.round(3 * (edge.weight - lightest) / (heaviest - lightest)) : 1;

  /** Whether a tie is one of what the picture is about. */
  const nearFocus = edge => focus.has(edge.from) || focus.has(edge.to);

  const other = (edge, node) => edge.a === node ? edge.b : edge.a;
  const ties = node => node.ties.filter(edge => edge.shown);

  /** A thing with what it is tied to: the nodes and ties that light up together. */
  function lit(thing) {
    if (thing.a) return {nodes: new Set([thing.a, thing.b]), edges: new Set([thing])};
    const own = ties(thing);
    return {nodes: new Set([thing, ...own.map(edge => other(edge, thing))]), edges: new Set(own)};
  }

  /** Nodes of the same group that share a neighbour with this one. */
  function partners(node) {
    const found = new Set();
    for (const edge of ties(node)) {
      const between = other(edge, node);
      if (between.group === node.group) continue;
      for (const next of ties(between)) found.add(other(next, between));
    }
    found.delete(node);
    return [...found].filter(one => one.group === node.group);
  }

  /** Shared neighbours with partners, lit. */
  function litPartners(node) {
    const near = lit(node), all = new Set(partners(node));
    for (const between of [...near.nodes]) {
      if (between.group === node.group) continue;
      for (const edge of ties(between)) if (all.has(other(edge, between))) near.edges.add(edge);
    }
    for (const one of all) near.nodes.add(one);
    return near;
  }

  /** A shortest path over what is to be seen (breadth first); null when there is none. */
  function path(start, goal) {
    const before = new Map([[start, null]]);
    for (const node of before.keys()) {
      if (node === goal) break;
      for (const edge of ties(node)) if (!before.has(other(edge, node))) before.set(other(edge, node), node);
    }
    if (!before.has(goal)) return null;
    const steps = [];
    for (let node = goal; node; node = before.get(node)) steps.unshift(node);
    return steps;
  }

  /** Paths lit: their nodes and every tie between one step and the next. */
  function litPaths(paths) {
    const found = {nodes: new Set(paths.flat()), edges: new Set()};
    for (const steps of paths) steps.slice(1).forEach((node, place) => {
      for (const edge of steps[place].ties) if (other(edge, steps[place]) === node) found.edges.add(edge);
    });
    return found;
  }

  return {
    nodes, edges, byId, edgeById, focus, groups, lines, facets, apply, weight, nearFocus, other, ties, lit, partners, litPartners,
    path, litPaths,
  };
};
