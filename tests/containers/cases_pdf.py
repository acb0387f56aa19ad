"""PDF: every way a page hides text from the eye, by hand; and its ordinary twins."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import chain
from pathlib import Path

from tests.containers.case import Case
from tests.containers.pdf_made import Made, line, picture, saved_again, stream
from tests.containers.people import ASCII_LINE, LINE, NUMBER, SHOWN

FIXTURES = Path(__file__).parent / "fixtures"

_IMAGES = {
    20: picture(2, 2, [0] * 4),
    21: picture(2, 2, [255] * 4),
    22: picture(2, 2, [200] * 4, b"/ColorSpace/DeviceGray/SMask 23 0 R"),
    23: picture(2, 2, [60] * 4),
    24: picture(60, 60, bytes((x * y * 7) % 5 // 4 * 255 for x in range(60) for y in range(60))),
}
_RESOURCES = (
    b"/XObject<</Black 20 0 R/White 21 0 R/Seal 22 0 R/Scan 24 0 R/Sheet 25 0 R>>"
    b"/ExtGState<</Clear<</ca 0>>/Pale<</ca 0.4>>/Times<</BM/Multiply>>>>"
    b"/Properties<</L 30 0 R>>"
)


def _image(name: str, box: tuple[int, int, int, int]) -> bytes:
    x, y, wide, high = box
    return b"q %d 0 0 %d %d %d cm /%s Do Q\n" % (wide, high, x, y, name.encode())


def _box(colour: str, box: tuple[int, int, int, int]) -> bytes:
    return b"%s rg %d %d %d %d re f\n" % (colour.encode(), *box)


_HERE = (40, 690, 420, 30)
_NUMBER_ONLY = (145, 690, 150, 30)
_BLACK, _WHITE, _BLUE, _YELLOW = "0 0 0", "1 1 1", "0 0 0.6", "1 1 0"


def _hand(content: bytes, **more: bytes) -> bytes:
    return Made(
        line(SHOWN, y=760) + content, resources=_RESOURCES, objects=dict(_IMAGES), **more
    ).file()  # type: ignore[arg-type]


def _annotated(kind: bytes, entries: bytes = b"", form: bytes = b"") -> bytes:
    """A page with one annotation over the line."""
    look = stream(form, b"/Type/XObject/Subtype/Form/BBox[0 0 420 30]")
    note = b"<</Type/Annot/Subtype/%s/Rect[40 690 460 720]%s%s>>" % (
        kind, b"/AP<</N 41 0 R>>" if form else b"", entries,
    )  # fmt: skip
    made = Made(line(LINE), page=b"/Annots[40 0 R]", objects={40: note, 41: look})
    if kind == b"Widget":
        made.catalog = b"/AcroForm<</Fields[40 0 R]/DA(/F 12 Tf 0 g)/DR<</Font<</F 3 0 R>>>>>>"
        made.content = line(SHOWN)
    if kind in {b"Text", b"Link", b"FreeText"}:
        made.content = line(SHOWN)
    return made.file()


def _utf16(text: str) -> bytes:
    return b"<feff" + text.encode("utf-16-be").hex().encode() + b">"


def _attached(text: str) -> bytes:
    spec = b"<</Type/Filespec/F(a.txt)/UF(a.txt)/EF<</F 44 0 R>>>>"
    data = stream(text.encode(), b"/Type/EmbeddedFile")
    names = b"/Names<</EmbeddedFiles<</Names[(a.txt) 43 0 R]>>>>"
    return Made(line(SHOWN), catalog=names, objects={43: spec, 44: data}).file()


def _layered(state: bytes) -> bytes:
    content = line(SHOWN, y=760) + b"/OC /L BDC\n" + line(LINE) + b"EMC\n"
    groups = b"/OCProperties<</OCGs[30 0 R]/D<</%s[30 0 R]>>>>" % state
    layer = {30: b"<</Type/OCG/Name(draft)>>"}
    return Made(content, catalog=groups, resources=_RESOURCES, objects=_IMAGES | layer).file()


def _saved_twice(first: str, then: str) -> bytes:
    made = Made(line(first))
    return saved_again(made.file(), {7: stream(line(then))})


def _described(author: str) -> bytes:
    return Made(
        line(SHOWN), trailer=b"/Info 45 0 R", objects={45: b"<</Author" + _utf16(author) + b">>"}
    ).file()


def _xmp(words: str) -> bytes:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><dc:description><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{words}</rdf:li></rdf:Alt></dc:description></rdf:RDF></x:xmpmeta>"
    ).encode()
    data = stream(packet, b"/Type/Metadata/Subtype/XML")
    return Made(line(SHOWN), catalog=b"/Metadata 46 0 R", objects={46: data}).file()


def _form_x(inner: bytes, after: bytes = b"") -> bytes:
    """The line inside a form XObject, as printers wrap whole pages."""
    resources = b"/Resources<</Font<</F 3 0 R/H 4 0 R>>>>"
    form = stream(inner, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]" + resources)
    made = Made(line(SHOWN, y=760) + b"q 1 0 0 1 0 -20 cm /Sheet Do Q\n" + after)
    made.resources, made.objects = _RESOURCES, _IMAGES | {25: form}
    return made.file()


def _layer_form(text: str, oc: bytes, state: bytes = b"OFF") -> bytes:
    """A line in a form of a layer, by itself or through a membership."""
    resources = b"/Resources<</Font<</F 3 0 R/H 4 0 R>>>>"
    form = stream(line(text), b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/OC " + oc + resources)
    groups = b"/OCProperties<</OCGs[30 0 R]/D<</%s[30 0 R]>>>>" % state
    objects = _IMAGES | {
        25: form, 30: b"<</Type/OCG/Name(draft)>>", 31: b"<</Type/OCMD/OCGs[30 0 R]/P/AllOn>>",
        32: b"<</Type/OCMD/OCGs 30 0 R/P/AllOff>>",
    }  # fmt: skip
    return Made(
        line(SHOWN, y=760) + b"/Sheet Do\n", catalog=groups, resources=_RESOURCES, objects=objects
    ).file()


def _clipped(path: bytes, text: str) -> bytes:
    return b"q %s W n\n" % path + line(text) + b"Q\n"


def _form_clipped(text: str) -> bytes:
    """A form whose box leaves the line outside."""
    resources = b"/Resources<</Font<</F 3 0 R/H 4 0 R>>>>"
    form = stream(line(text), b"/Type/XObject/Subtype/Form/BBox[0 0 600 300]" + resources)
    made = Made(line(SHOWN, y=760) + b"/Sheet Do\n")
    made.resources, made.objects = _RESOURCES, _IMAGES | {25: form}
    return made.file()


_Row = tuple[str, str, str, Callable[[], bytes]]


def _over(text: str) -> list[_Row]:
    """(name, hiding, how, build) of what is decided by what is painted, for one line."""
    here = line(text)
    rows: list[tuple[str, str, str, bytes]] = [
        ("black box", "遮盖", "遮盖下的文字", here + _box(_BLACK, _HERE)),
        ("white box", "遮盖", "遮盖下的文字", here + _box(_WHITE, _HERE)),
        ("box over the number", "部分遮盖", "遮盖下的文字", here + _box(_BLACK, _NUMBER_ONLY)),
        ("picture over", "图片遮盖", "图层下的文字", here + _image("Black", _HERE)),
        ("white letters", "白色文字", "白色文字", line(text, more="1 g")),
        ("almost white letters", "白色文字", "白色文字", line(text, more="0.99 g")),
        ("black on black", "与底色相同", "与底色相同的文字", _box(_BLACK, _HERE) + line(text, more="0 g")),
        ("black on a black picture", "与底色相同", "与底色相同的文字",
         _image("Black", _HERE) + line(text, more="0 g")),
        ("tiny letters", "极小文字", "极小文字", line(text, size=0.5)),
        ("off the page", "页面外", "页面外文字", line(text, x=700)),
        ("clipped away", "裁剪", "裁剪区外的文字", _clipped(b"0 0 20 20 re", text)),
        ("clipped by a triangle", "裁剪", "裁剪区外的文字", _clipped(b"0 0 m 40 0 l 20 40 l h", text)),
        ("clipped to a strip above", "裁剪", "裁剪区外的文字", _clipped(b"40 712 420 20 re", text)),
        ("mode 3", "不可见模式", "不可见文字", line(text, more="3 Tr")),
        ("clear letters", "不可见模式", "不可见文字", b"q /Clear gs " + here + b"Q\n"),
        ("mode 3 over a blackened scan", "图片遮盖", "遮盖下的文字",
         _image("Black", (0, 0, 600, 750)) + line(text, more="3 Tr")),
    ]  # fmt: skip
    return [(name, hiding, how, partial(_hand, content)) for name, hiding, how, content in rows]


def _beside(text: str) -> list[_Row]:
    here = line(text)
    rows = [
        ("white on a banner", "白色文字", _box(_BLUE, _HERE) + line(text, more="1 g")),
        ("translucent highlight", "遮盖", here + b"q /Pale gs " + _box(_YELLOW, _HERE) + b"Q\n"),
        ("multiplied highlight", "遮盖", here + b"q /Times gs " + _box(_YELLOW, _HERE) + b"Q\n"),
        ("seal over", "图片遮盖", here + _image("Seal", _HERE)),
        ("rule below", "遮盖", here + _box(_BLACK, (40, 697, 420, 1))),
        ("frame around", "遮盖", here + b"0 G 40 690 420 30 re S\n"),
        ("over a box", "与底色相同", _box("0.8 0.8 0.8", _HERE) + line(text, more="0 g")),
        ("over a white picture", "与底色相同", _image("White", _HERE) + line(text, more="0 g")),
        ("grey watermark", "白色文字", line(text, more="0.85 g", size=16)),
        ("small print", "极小文字", line(text, size=5)),
        ("scan with its text", "不可见模式", _image("Scan", (0, 0, 600, 800)) + line(text, more="3 Tr")),
        ("clip around", "裁剪", _clipped(b"40 690 420 30 re", text)),
        ("clip of a part of the page", "裁剪", _clipped(b"0 400 600 400 re", text)),
        ("clip close to the letters", "裁剪", _clipped(b"48 699 500 10 re", text)),
        ("outlined letters", "白色文字", line(text, more="2 Tr 1 g 0 G")),
    ]  # fmt: skip
    return [(name, hiding, "", partial(_hand, content)) for name, hiding, content in rows]


_LEAKS: list[_Row] = [
    ("square annotation over", "批注遮盖", "遮盖下的文字",
     partial(_annotated, b"Square", b"/IC[0 0 0]/C[0 0 0]", b"0 g 0 0 420 30 re f")),
    ("redaction not applied", "批注遮盖", "遮盖下的文字",
     partial(_annotated, b"Redact", b"", b"0 g 0 0 420 30 re f")),
    ("comment", "批注", "批注", partial(_annotated, b"Text", b"/Contents" + _utf16(LINE))),
    ("hidden field", "表单域", "隐藏的表单域", partial(
        _annotated, b"Widget", b"/F 2/FT/Tx/T(id)/TU" + _utf16("身份证号") + b"/V(%s)" % NUMBER.encode())),
    ("options of a list", "选项列表", "选项列表", partial(
        _annotated, b"Widget", b"/FT/Ch/Ff 131072/T(id)/TU" + _utf16("身份证号")
        + b"/V(none)/Opt[(none)(%s)]" % NUMBER.encode())),
    ("attached text", "附件", "附加文件", partial(_attached, LINE)),
    ("layer off", "图层", "关闭图层上的文字", partial(_layered, b"OFF")),
    ("form of a layer that is off", "图层", "关闭图层上的文字", partial(_layer_form, LINE, b"30 0 R")),
    ("form of layers that are not all on", "图层", "关闭图层上的文字", partial(_layer_form, LINE, b"31 0 R")),
    ("form clipped by its box", "裁剪", "裁剪区外的文字", partial(_form_clipped, LINE)),
    ("earlier version", "旧版本", "旧版本内容", partial(_saved_twice, LINE, SHOWN)),
    ("author", "元数据", "元数据", partial(_described, LINE)),
    ("XMP", "元数据", "元数据", partial(_xmp, LINE)),
    ("white letters in a form", "白色文字", "白色文字", partial(_form_x, line(LINE, more="1 g"))),
    ("box in the same form", "遮盖", "遮盖下的文字", partial(_form_x, line(LINE) + _box(_BLACK, _HERE))),
    ("box over a form", "遮盖", "遮盖下的文字",
     partial(_form_x, line(LINE), _box(_BLACK, (40, 660, 420, 50)))),
]  # fmt: skip
_TWINS: list[_Row] = [
    ("highlight annotation", "批注遮盖", "",
     partial(_annotated, b"Highlight", b"/C[1 1 0]/QuadPoints[40 720 460 720 40 690 460 690]")),
    ("link", "批注", "", partial(_annotated, b"Link", b"/A<</S/URI/URI(http://www.example.gov.cn/)>>")),
    ("free text", "批注", "", partial(_annotated, b"FreeText", b"/DA(/F 9 Tf)/Contents" + _utf16(LINE))),
    ("label of a field", "表单域", "", partial(
        _annotated, b"Widget", b"/FT/Tx/T(id)/TU" + _utf16("身份证号") + b"/V(%s)" % NUMBER.encode())),
    ("attached notice", "附件", "", partial(_attached, SHOWN)),
    ("layer on", "图层", "", partial(_layered, b"ON")),
    ("form of a layer that is on", "图层", "", partial(_layer_form, LINE, b"30 0 R", b"ON")),
    ("form for when all are off", "图层", "", partial(_layer_form, LINE, b"32 0 R")),
    ("saved twice, added to", "旧版本", "", partial(_saved_twice, SHOWN, LINE)),
    ("author", "元数据", "", partial(_described, "办公室")),
    ("text in a form", "遮盖", "", partial(_form_x, line(LINE))),
    ("banner in a form", "白色文字", "", partial(_form_x, _box(_BLUE, _HERE) + line(LINE, more="1 g"))),
]  # fmt: skip


def _cases(rows: list[_Row], leak: bool, font: str) -> list[Case]:
    return [
        Case(
            f"pdf {name}, {font}", "pdf", "手写 PDF 对象", hiding, leak, build,
            _place(how) if leak else "", how,
        )
        for name, hiding, how, build in rows
    ]  # fmt: skip


def _place(how: str) -> str:
    return {
        "附加文件": "附加文件“a.txt”",
        "元数据": "文档属性",
        "旧版本内容": "倒数第1个旧版本第1页",
    }.get(how, "第1页")


_OFFICE: list[tuple[str, str, str]] = [
    ("leak_white", "白色文字", "白色文字"),
    ("leak_same", "与底色相同", "与底色相同的文字"),
    ("leak_tiny", "极小文字", "极小文字"),
    ("leak_note", "批注", "批注"),
    ("leak_box", "遮盖", "遮盖下的文字"),
    ("leak_picture", "图片遮盖", "图层下的文字"),
    ("twin_banner", "白色文字", ""),
    ("twin_highlight", "遮盖", ""),
    ("twin_seal", "图片遮盖", ""),
    ("twin_marked", "与底色相同", ""),
    ("twin_link", "批注", ""),
    ("twin_page", "页面外", ""),
    ("twin_grey", "白色文字", ""),
]


def _office_cases() -> list[Case]:
    return [
        Case(
            f"pdf {name}, LibreOffice", "pdf", "LibreOffice", hiding, bool(how),
            (FIXTURES / "pdf" / f"{name}.pdf").read_bytes, "第1页" if how else "", how,
        )
        for name, hiding, how in _OFFICE
    ]  # fmt: skip


CASES: tuple[Case, ...] = tuple(chain(
    _office_cases(),
    _cases(_over(LINE), True, "font not embedded"),
    _cases(_over(ASCII_LINE), True, "standard font"),
    _cases(_LEAKS, True, "by hand"),
    _cases(_beside(LINE), False, "ordinary, font not embedded"),
    _cases(_beside(ASCII_LINE), False, "ordinary, standard font"),
    _cases(_TWINS, False, "ordinary"),
))  # fmt: skip
