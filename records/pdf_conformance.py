"""The last hand on a PDF before it is written: one file valid as PDF/A-3a and as PDF/UA-1.

WeasyPrint writes one variant at a time (Kozea/WeasyPrint#2783). We ask it for PDF/A-3a and complete the
object tree here, in the hook it offers for that. This touches pydyf's objects, so both versions are
pinned and the tests validate against both standards.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from weasyprint import Document

CSS_PIXEL_PT = 0.75  # one CSS pixel in PDF points

# PDF/A accepts only metadata schemas that it knows or that the file itself describes, so the PDF/UA
# identifier comes with its description. The prefixes must stay: validators compare them by name.
PDF_UA_METADATA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def complete(document: Document, pdf: pydyf.PDF) -> None:
    """Complete the object tree in place. Given to WeasyPrint as its `finisher`."""
    _declare_both_standards(document, pdf)
    reached = _elements_in_tree(pdf)
    _turn_margins_into_artifacts(pdf, reached)
    for element in reached.values():
        if element["S"] == "/TH":
            _give_scope(pdf, element)
        elif element["S"] == "/Figure":
            _place_figure(pdf, element)
        elif element["S"] == "/LI":
            _give_body(pdf, element)
    _list_attachments_once(pdf)
    _compress_once(pdf)
    _write_once(pdf)


def _object(pdf: pydyf.PDF, reference: bytes | str) -> Any:
    number = reference.split()[0]
    return pdf.objects[int(number)]


def _declare_both_standards(document: Document, pdf: pydyf.PDF) -> None:
    """Write the metadata anew: both identifiers in one RDF, and readable without unpacking.

    WeasyPrint's own option for more metadata adds a second RDF, which validators do not read.
    """
    rdf = document.metadata.generate_rdf_metadata("a", 3, "A")
    rdf = rdf.replace(b"</rdf:RDF>", PDF_UA_METADATA + b"</rdf:RDF>")
    metadata = _object(pdf, pdf.catalog["Metadata"])
    metadata.stream = [
        b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        rdf,
        b'</x:xmpmeta>\n<?xpacket end="r"?>',
    ]
    metadata.compress = False


def _elements_in_tree(pdf: pydyf.PDF) -> dict[int, pydyf.Dictionary]:
    """Return the structure elements that a reader reaches from the root, by object number."""
    reached: dict[int, pydyf.Dictionary] = {}
    waiting = [_object(pdf, pdf.catalog["StructTreeRoot"])]
    while waiting:
        for kid in waiting.pop().get("K", ()):
            if isinstance(kid, bytes | str):  # a reference; a number is marked content on the page
                child = _object(pdf, kid)
                if _is_element(child) and child.number not in reached:
                    reached[child.number] = child
                    waiting.append(child)
    return reached


def _is_element(candidate: object) -> bool:
    return isinstance(candidate, pydyf.Dictionary) and candidate.get("Type") == "/StructElem"


def _give_scope(pdf: pydyf.PDF, header: pydyf.Dictionary) -> None:
    """Say what a header cell heads: its column in the table's head, its row elsewhere."""
    row = _object(pdf, header["P"])
    group = _object(pdf, row["P"])
    header["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"


def _place_figure(pdf: pydyf.PDF, figure: pydyf.Dictionary) -> None:
    """Give the figure's frame in the page's own points from below; WeasyPrint gives CSS pixels from above."""
    left, top, right, bottom = (edge * CSS_PIXEL_PT for edge in figure["A"]["BBox"])
    height = _object(pdf, figure["Pg"])["MediaBox"][3]
    figure["A"]["BBox"] = pydyf.Array([left, height - bottom, right, height - top])


def _give_body(pdf: pydyf.PDF, item: pydyf.Dictionary) -> None:
    """Gather a list item's paragraphs in its body; WeasyPrint leaves those of <li><p> beside the bullet."""
    kids = {kid: _object(pdf, kid) for kid in item["K"] if isinstance(kid, bytes | str)}
    loose = [kid for kid, child in kids.items() if _is_element(child) and child["S"] not in ("/Lbl", "/LBody")]
    if not loose:
        return
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(loose), "Pg": item["Pg"], "P": item.reference}
    )
    pdf.add_object(body)
    for kid in loose:
        kids[kid]["P"] = body.reference
    place = item["K"].index(loose[0])
    item["K"] = pydyf.Array([kid for kid in item["K"] if kid not in loose])
    item["K"].insert(place, body.reference)


def _turn_margins_into_artifacts(pdf: pydyf.PDF, reached: dict[int, pydyf.Dictionary]) -> None:
    """Mark running heads and page numbers as artifacts, which a screen reader passes over.

    WeasyPrint marks them as text and then leaves their elements outside the tree.
    """
    orphans: defaultdict[bytes, set[int]] = defaultdict(set)
    for element in pdf.objects:
        if _is_element(element) and element.number not in reached:
            orphans[element["Pg"]].update(kid for kid in element["K"] if isinstance(kid, int))

    parent_tree = _object(pdf, _object(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    owners_by_page = dict(zip(parent_tree[::2], parent_tree[1::2], strict=True))
    for reference, identifiers in orphans.items():
        page = _object(pdf, reference)
        content = _object(pdf, page["Contents"]).stream
        for position, item in enumerate(content):
            # The three items are the tag, its properties and the operator.
            if item == b"BDC" and _marked_content_id(content[position - 1]) in identifiers:
                content[position - 2] = b"/Artifact"
                content[position - 1] = b"<</Type /Pagination>>"
        owners = owners_by_page[page["StructParents"]]
        for identifier in identifiers:
            owners[identifier] = "null"


def _marked_content_id(properties: object) -> int | None:
    if isinstance(properties, dict):
        return properties.get("MCID")
    match = re.search(rb"/MCID (\d+)", properties) if isinstance(properties, bytes) else None
    return int(match[1]) if match else None


def _list_attachments_once(pdf: pydyf.PDF) -> None:
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def _compress_once(pdf: pydyf.PDF) -> None:
    """Compress every stream here, since pydyf would do it twice: for the file's identifier and for the file.

    A stream that ends with a line break has an uncertain length to strict readers; one space more in a
    page's content, where space means nothing, or one byte more after a font changes the ending.
    """
    for stream in _streams_to_compress(pdf):
        raw = b"\n".join(pydyf._to_bytes(item) for item in stream.stream)
        packed = zlib.compress(raw, 9)
        takes_space = not {"Length1", "N", "Subtype"} & set(stream.extra)  # neither font, colour profile nor file
        while takes_space and packed[-1:] in b"\r\n":
            raw += b" "
            packed = zlib.compress(raw, 9)
        while "Length1" in stream.extra and packed[-1:] in b"\r\n":  # a font may be padded
            raw += b"\1"  # a zero would leave the checksum's last byte as it is
            stream.extra["Length1"] = len(raw)
            packed = zlib.compress(raw, 9)
        stream.stream = [packed]
        stream.compress = False
        stream.extra["Filter"] = "/FlateDecode"


class _Written(pydyf.Object):
    """An object as it stands in the file."""

    data = b""

    def __init__(self, source: pydyf.Object) -> None:
        super().__init__()
        self.number = source.number
        self.data = source.data


def _write_once(pdf: pydyf.PDF) -> None:
    """Write out every object here, since pydyf would do it twice: for the file's identifier and for the file."""
    pdf.objects[:] = [
        _Written(item) if item.compressible and item.free != "f" and not item.generation else item
        for item in pdf.objects
    ]


def _streams_to_compress(pdf: pydyf.PDF) -> Iterator[pydyf.Stream]:
    return (item for item in pdf.objects if isinstance(item, pydyf.Stream) and item.compress)
