"""Join the parts of a PDF that the browser has printed one by one: pages, links between them, tags of the content."""

from collections.abc import Iterator, Sequence

import pikepdf

# So begin the names that ``runtime/part.cjs`` gives to what stands in another part.
_ELSEWHERE = "/elsewhere-"


def join_parts(whole: pikepdf.Pdf, others: Sequence[pikepdf.Pdf]) -> None:
    """Put the pages of the other parts, in their order, behind those of the first."""
    _settle_links(whole)
    for part in others:
        _settle_links(part)
        tags = _Tags(whole)
        _number_tags(part, tags.next_key)
        whole.add_pages_from(part, layers="ignore", outlines="ignore")
        _take_destinations(whole, part)
        tags.take(part)


def _settle_links(part: pikepdf.Pdf) -> None:
    """Give links to other parts the names of what they lead to, which are there once the parts are joined."""
    for link in _annotations(part):
        name = str(link.get("/Dest", ""))
        if name.startswith(_ELSEWHERE):
            link.Dest = pikepdf.Name("/" + name.removeprefix(_ELSEWHERE))
    destinations = part.Root.get("/Dests", pikepdf.Dictionary())
    for name in set(destinations.keys()):
        if name.startswith(_ELSEWHERE):
            del destinations[name]


def _take_destinations(whole: pikepdf.Pdf, part: pikepdf.Pdf) -> None:
    if "/Dests" not in whole.Root:
        whole.Root.Dests = pikepdf.Dictionary()
    taken = whole.copy_foreign(part.make_indirect(part.Root.get("/Dests", pikepdf.Dictionary())))
    for name, destination in taken.items():
        whole.Root.Dests[name] = destination


def _number_tags(part: pikepdf.Pdf, start: int) -> None:
    """Count what leads from pages and links to their tags from ``start`` on."""
    for page in part.pages:
        if "/StructParents" in page:
            page.StructParents = int(page.StructParents) + start
    for link in _annotations(part):
        if "/StructParent" in link:
            link.StructParent = int(link.StructParent) + start


def _annotations(part: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in part.pages:
        yield from page.get("/Annots", pikepdf.Array())


class _Tags:
    """The tree of tags of the PDF that takes up the others (ISO 32000-1, 14.7)."""

    def __init__(self, whole: pikepdf.Pdf) -> None:
        self._whole = whole
        self._root = whole.Root.StructTreeRoot
        self.next_key = int(self._root.ParentTreeNextKey)

    def take(self, part: pikepdf.Pdf) -> None:
        """Put the tags of a part, whose pages are there already, behind those that there are."""
        limits = (self.next_key, self.next_key + int(part.Root.StructTreeRoot.ParentTreeNextKey))
        taken = self._whole.copy_foreign(part.Root.StructTreeRoot)
        self._hang_up(taken.K)
        self._file(taken.ParentTree.Nums, *limits)
        self._root.ParentTreeNextKey = limits[1]

    def _hang_up(self, document: pikepdf.Object) -> None:
        """Let what is below a part's document element follow what is below the one of the whole."""
        above = self._root.K
        if not isinstance(above.K, pikepdf.Array):
            above.K = pikepdf.Array([above.K])
        for tag in document.K if isinstance(document.K, pikepdf.Array) else [document.K]:
            tag.P = above
            above.K.append(tag)

    def _file(self, numbers: pikepdf.Object, start: int, end: int) -> None:
        """Add a leaf to the number tree that leads from keys to tags."""
        tree = self._root.ParentTree
        if "/Kids" not in tree:
            first = pikepdf.Dictionary(Nums=tree.Nums, Limits=[0, start - 1])
            self._root.ParentTree = tree = pikepdf.Dictionary(Kids=[self._whole.make_indirect(first)])
        for at in range(0, len(numbers), 2):
            numbers[at] = int(numbers[at]) + start
        leaf = pikepdf.Dictionary(Nums=numbers, Limits=[start, end - 1])
        tree.Kids.append(self._whole.make_indirect(leaf))
