"""Words of the answer about a division, in Dutch and English."""

from jeugdgraph.present.phrases import Words

WORDS: Words = {
    "on": ("peildatum", "reference date"),
    "kind": ("soort regio", "kind of region"),
    "role": ("rol van gemeenten", "role of municipalities"),
    "regions": ("regio’s", "regions"),
    "municipalities": ("gemeenten met een regio", "municipalities with a region"),
    "confirmed": ("laatst bevestigd", "last confirmed"),
    "residents of": ("inwoners geteld op", "residents counted on"),
    "january": ("1 januari {year}", "1 January {year}"),
    "regions title": ("De regio’s en hun gemeenten", "The regions and their municipalities"),
    "region": ("regio", "region"),
    "count": ("gemeenten", "municipalities"),
    "residents": ("inwoners", "residents"),
    "members": ("welke", "which"),
    "in part": ("{name} ({share})", "{name} ({share})"),
    "residents note": (
        "Een gemeente die over regio’s is verdeeld telt in elke regio mee voor haar deel.",
        "A municipality that is divided over regions counts in each region for its part.",
    ),
    "without title": ("Gemeenten zonder regio die zeker is", "Municipalities without a sure region"),
    "municipality": ("gemeente", "municipality"),
    "why": ("wat erover bekend is", "what is known"),
    "disputed": ("bronnen noemen {regions}", "sources name {regions}"),
    "unverified": ("niet nagegaan", "not verified"),
    "unknown": ("geen uitspraak in de bronnen", "no statement in the sources"),
    "split title": (
        "Gemeenten in meer dan één regio, of voor een deel",
        "Municipalities in several regions, or in part",
    ),
    "parts": ("regio’s met het deel dat erin ligt", "regions with the part that lies in each"),
    "nesting title": ("Naast andere indelingen", "Beside other divisions"),
    "other": ("andere indeling", "other division"),
    "whole in": ("regio’s hiervan geheel in één regio daar", "regions of this whole in one region there"),
    "whole of": ("regio’s daar geheel in één regio hiervan", "regions there whole in one region of this"),
    "of": ("{whole} van {regions}", "{whole} of {regions}"),
    "nesting note": (
        "Geteld in gemeenten die in beide indelingen een regio hebben, op de peildatum.",
        "Counted in municipalities that have a region in both divisions, on the reference date.",
    ),
    "old note": (
        "* voor het laatst bevestigd meer dan {years} jaar vóór de peildatum.",
        "* last confirmed more than {years} years before the reference date.",
    ),
    "nothing": (
        "Op deze datum heeft de indeling geen deelnames in de gegevens.",
        "On this date the division has no memberships in the data.",
    ),
    "without members": ("Regio’s van deze indeling", "Regions of this division"),
}
