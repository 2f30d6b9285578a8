"""What a browser lets a page do: use the scripts, styles and addresses of its own site, and nothing else."""

RULES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'"
)
"""Content security policy of every page, as far as a file can say it of itself too."""


def policy(*, framed: bool = False) -> tuple[tuple[str, str], ...]:
    """Header with the rules; only a page that is `framed` may stand inside another, of the same site."""
    ancestors = "'self'" if framed else "'none'"
    return (("content-security-policy", f"{RULES}; frame-ancestors {ancestors}"),)
