"""HTML that tries to fetch, to read local files or to never end: material for the tests."""

PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABc3UBGAAAAABJRU5ErkJggg=="
)


def injections(*, canary: str, secret_file: str) -> dict[str, str]:
    """Return bodies that ask for `canary` (an http address) or for `secret_file` (a file: address)."""
    svg, size = '<svg width="9" height="9"><title>x</title>', 'width="9" height="9"'
    svg_image = f"<svg xmlns='http://www.w3.org/2000/svg'><image href='{canary}/svg'/></svg>"
    return {
        "img": f'<img alt="x" src="{canary}/img">',
        "img file": f'<img alt="x" src="{secret_file}">',
        "img without scheme": f'<img alt="x" src="//{canary.removeprefix("http://")}/x">',
        "img srcset": f'<img alt="x" srcset="{canary}/a 2x" src="{canary}/b">',
        "picture source": f'<picture><source srcset="{canary}/p"><img alt="x" src="{canary}/p"></picture>',
        "object": f'<object data="{canary}/object"></object>',
        "object file": f'<object data="{secret_file}" type="text/plain"></object>',
        "embed": f'<embed src="{canary}/embed">',
        "iframe": f'<iframe src="{secret_file}"></iframe>',
        "stylesheet": f'<link rel="stylesheet" href="{canary}/css">',
        "import": f'<style>@import url("{canary}/import");</style>',
        "import file": f'<style>@import "{secret_file}";</style>',
        "style element": f'<style>p {{ background: url("{canary}/bg") }}</style><p>x</p>',
        "background": f'<p style="background-image: url({canary}/bg)">x</p>',
        "background file": f'<p style="background: url({secret_file})">x</p>',
        "content": f'<p style="content: url({canary}/content)">x</p>',
        "list style": f'<ul style="list-style-image: url({canary}/ls)"><li>x</li></ul>',
        "font face": f"<style>@font-face {{ font-family: a; src: url({canary}/font) }}</style><p>x</p>",
        "border image": f'<p style="border: 9px solid; border-image: url({canary}/border) 1">x</p>',
        "cursor and mask": f'<p style="mask: url({canary}/mask); cursor: url({canary}/cursor)">x</p>',
        "link attachment": f'<link rel="attachment" href="{canary}/attachment">',
        "link attachment file": f'<link rel=attachment href="{secret_file}">',
        "anchor attachment": f'<a rel="attachment" href="{secret_file}">x</a>',
        "anchor attachment mixed": f'<a rel="nofollow ATTACHMENT" href="{secret_file}">x</a>',
        "svg image": f'{svg}<image href="{canary}/svg" {size}/></svg>',
        "svg xlink": f'{svg}<image xlink:href="{canary}/xlink" {size}/></svg>',
        "svg use": f'{svg}<use href="{canary}/use#a"/></svg>',
        "svg style": f'{svg}<style>@import "{canary}/svgcss";</style><rect/></svg>',
        "svg fill": f'{svg}<rect fill="url({canary}/fill#a)" {size}/></svg>',
        "svg in data": f'<img alt="x" src="data:image/svg+xml,{svg_image}">',
        "svg behind png": f'<img alt="x" src="data:image/png;base64,{svg_image}">',
        "base": f'<base href="{canary}/"><img alt="x" src="a.png"><link rel="stylesheet" href="a.css">',
        "base attribute": f'<p xml:base="{canary}/"><img alt="x" src="relative.png"></p>',
        "redirect": f'<img alt="x" src="{canary}/redirect">',
        "meta refresh": f'<meta http-equiv="refresh" content="0; url={canary}/refresh"><p>x</p>',
        "table background": f'<table background="{canary}/t"><tr><td background="{secret_file}">x</td></tr></table>',
        "ftp": '<img alt="x" src="ftp://127.0.0.1:1/x">',
        "jar and app": '<img alt="x" src="app:font/../../etc/passwd">',
    }


def exhausting() -> dict[str, str]:
    """Return bodies that cost far more to render than to send."""
    bomb = '<g id="l0"><rect width="1" height="1"/></g>'
    for level in range(1, 7):
        bomb += f'<g id="l{level}">' + f'<use href="#l{level - 1}"/>' * 10 + "</g>"
    return {
        "colspan": '<table><tr><td colspan="100000">x</td></tr></table>',
        "rowspan": '<table><tr><td rowspan="1000000">x</td></tr></table>',
        "col span": '<table><colgroup><col span="100000"></colgroup><tr><td>x</td></tr></table>',
        "svg use": f'<svg width="9" height="9"><title>x</title><defs>{bomb}</defs><use href="#l6"/></svg>',
        "nested 1000": "<div>" * 1_000 + "x",
        "nested 100000": "<div>" * 100_000 + "x",
        "nested inline": "<b><i>" * 20_000 + "x",
        "crossed": "<b><p>" * 500 + "x",
        "nested lists": "<ul><li>" * 500 + "x",
        "entities": "&amp;" * 200_000,
        "columns": '<div style="columns: 100000">x</div>',
        "font size": '<p style="font-size: 1e9px">x</p>',
        "page size": '<p style="width: 1e9cm; height: 1e9cm">x</p>',
        "margins": '<p style="margin-top: 1e7cm">x</p>',
        "long word": "å" * 300_000,
        "many elements": "<i>x</i>" * 100_000,
        "gradient": '<p style="background: linear-gradient(' + "red, blue, " * 5_000 + 'red)">x</p>',
        "too large": "<p>" + "x " * 3_000_000,
    }
