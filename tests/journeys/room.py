"""Whether a view has room enough: what sticks out of it, and what cuts its own words off."""

from playwright.sync_api import Page

CUT = """where => {
  const told = one => (one.getAttribute('aria-label') || one.textContent || one.className).trim().slice(0, 60);
  const sideways = one => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX);
  const found = [];
  const root = document.querySelector(where);
  if (document.documentElement.scrollWidth > window.innerWidth) found.push('the page moves sideways');
  const edge = root.getBoundingClientRect();
  for (const one of root.querySelectorAll('*')) {
    if (one.closest('svg, [aria-hidden=true], .oc-unseen, .oc-unseen-head, .oc-heat, pre')) continue;
    const box = one.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    let holder = one.parentElement;
    while (holder && holder !== root && !sideways(holder)) holder = holder.parentElement;
    if (holder === root && (box.right > edge.right + 1 || box.left < edge.left - 1)) found.push(`out: ${told(one)}`);
    const style = getComputedStyle(one);
    const words = [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    const lost = one.scrollWidth > one.clientWidth + 1 && style.overflowX === 'hidden';
    if (words && lost && style.textOverflow !== 'ellipsis') found.push(`cut: ${told(one)}`);
  }
  for (const one of [root, ...root.querySelectorAll('.oc-dash-main, .oc-drawer')]) {
    if (one.scrollWidth > one.clientWidth + 1) found.push(`moves sideways: ${one.className}`);
  }
  return found;
}"""


def nothing_cut(page: Page, where: str) -> list[str]:
    """What of a view sticks out of it, is cut, or makes it or the page move sideways; empty if all is well."""
    found: list[str] = page.evaluate(CUT, where)
    return found
