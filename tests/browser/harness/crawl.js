// Finds the pages that somebody can reach by links, a few of each kind.

const KEY = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** How many pages of one kind are looked at: what differs between obligations is their text. */
const OF_A_KIND = 2;

/** Downloads, and what is no page at all. */
const NO_PAGE = /^\/(files|static|guide\/pictures)\/|^\/letters\/[^/]+\/text$|\.(csv|json|toml|xlsx)(\?|$)/;

/** Published results have addresses in words: of a round, and of a unit in it. */
const ROUND = /^\/ddci\/[^/]+/;
const UNIT = /^(\/ddci\/\{round\})\/(?!(?:change|method|data)(?:$|\/))[^/]+/;

/**
 * Visits pages from `starts` on, following links within the program; `visit(path)` looks at one
 * and returns the addresses it links to. Returns the paths visited.
 */
export async function crawl(address, starts, visit) {
  const waiting = [...starts];
  const seen = new Set();
  const kinds = new Map();
  while (waiting.length > 0) {
    const path = waiting.shift();
    if (seen.has(path) || NO_PAGE.test(path)) continue;
    const kind = kindOf(path);
    if ((kinds.get(kind) ?? 0) >= OF_A_KIND) continue;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    seen.add(path);
    for (const link of await visit(path)) {
      const url = new URL(link, address);
      if (url.origin === address) waiting.push(url.pathname + url.search);
    }
  }
  return [...seen];
}

/** `/obligations/…` is one kind, `/work?tab=overdue` another than `/work?tab=done`; of other pages
 * it only matters whether they are filtered. */
export function kindOf(path) {
  const plain = path.replace(KEY, "{key}").replace(ROUND, "/ddci/{round}");
  const [page, query] = plain.replace(UNIT, "$1/{unit}").replace(/\/\d+/g, "/{number}").split("?");
  return page === "/work" ? `${page}?${query}` : `${page}${query ? "?" : ""}`;
}
