"""Pictures: networks, maps and charts, each one file that needs nothing else.

What a picture holds is `picture.Picture`; `page` makes one HTML file of it, `still` an SVG or PNG for documents,
`write` puts it where the user wants it. Every kind of picture has a folder of its own, with one function per picture.
"""
