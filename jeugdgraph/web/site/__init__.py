"""The explorer as plain files, for any web server, a shared folder or a memory stick.

`plan` lists every page before the first is written, so that no link leads nowhere; `making` turns a page into files,
`pool` does so in several processes, `manifest` remembers what is there, and `write` brings them together.
"""
