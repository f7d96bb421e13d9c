"""Word lists of the generator: invented people, places and things, and frames of clauses."""

from __future__ import annotations

from typing import NamedTuple


class Frame(NamedTuple):
    """A clause about one thing: who may do it, and the verb in the forms that tellings need."""

    who: str  # a key of ACTORS
    past: str
    present: str
    participle: str
    base: str


FRAMES = (
    Frame("crews", "closed", "close", "closed", "close"),
    Frame("crews", "cleared", "clear", "cleared", "clear"),
    Frame("crews", "reached", "reach", "reached", "reach"),
    Frame("crews", "searched", "search", "searched", "search"),
    Frame("crews", "evacuated", "evacuate", "evacuated", "evacuate"),
    Frame("body", "approved the sale of", "approves the sale of", "approved the sale of",
          "approve the sale of"),
    Frame("body", "reopened", "reopens", "reopened", "reopen"),
    Frame("body", "ordered an inspection of", "orders an inspection of",
          "ordered an inspection of", "order an inspection of"),
    Frame("body", "suspended the licence of", "suspends the licence of",
          "suspended the licence of", "suspend the licence of"),
    Frame("body", "published its findings on", "publishes its findings on",
          "published its findings on", "publish its findings on"),
    Frame("body", "cut the power to", "cuts the power to", "cut the power to", "cut the power to"),
    Frame("body", "rejected the appeal over", "rejects the appeal over",
          "rejected the appeal over", "reject the appeal over"),
    Frame("person", "visited", "visits", "visited", "visit"),
    Frame("person", "condemned the damage to", "condemns the damage to",
          "condemned the damage to", "condemn the damage to"),
    Frame("person", "signed the contract for", "signs the contract for",
          "signed the contract for", "sign the contract for"),
    Frame("person", "promised money for", "promises money for", "promised money for",
          "promise money for"),
    Frame("person", "inspected", "inspects", "inspected", "inspect"),
    Frame("person", "resigned over", "resigns over", "resigned over", "resign over"),
    Frame("person", "met the owners of", "meets the owners of", "met the owners of",
          "meet the owners of"),
    Frame("person", "announced a rescue plan for", "announces a rescue plan for",
          "announced a rescue plan for", "announce a rescue plan for"),
)  # fmt: skip

CREWS = ("Firefighters", "Divers", "Engineers", "Police officers", "Coastguard crews",
         "Army engineers", "Volunteers", "Rail workers", "Lifeboat crews", "Surveyors")  # fmt: skip
BODIES = ("The city council", "The harbour board", "The high court", "The energy regulator",
          "The county assembly", "The rail operator", "The water company", "The island parliament",
          "The planning committee", "The safety authority")  # fmt: skip
GIVEN = ("Marta", "Devon", "Priya", "Oskar", "Leonie", "Tamsin", "Yusuf", "Greta", "Callum",
         "Noor", "Ingrid", "Rafael", "Beatrix", "Tomasz", "Adaeze", "Fergus")  # fmt: skip
FAMILY = ("Ellwood", "Okonjo", "Tranter", "Lindqvist", "Varga", "Penhale", "Adeyemi", "Brookes",
          "Marchetti", "Hallam", "Quist", "Ferreira", "Stroud", "Nowicka", "Ibbotson",
          "Kerrigan")  # fmt: skip
ROLES = ("the transport minister", "the harbour master", "the mayor", "the opposition leader",
         "the chief inspector", "the union secretary", "the bishop", "the energy minister",
         "the governor", "the board’s chair", "the fire chief", "the club captain")  # fmt: skip
NAMES = ("Tarnbeck", "Orlsby", "Quendle", "Harrowfen", "Silverthorpe", "Mossgate", "Penrook",
         "Calderwick", "Dunmarsh", "Ellerholt", "Fenmoor", "Gristhwaite", "Kelsborough",
         "Lowmere", "Netherby", "Ravenscar", "Stanwell", "Thornleigh", "Ulverton",
         "Wexcombe")  # fmt: skip
THINGS = ("bridge", "tunnel", "reservoir", "power station", "ferry terminal", "town hall",
          "shipyard", "steelworks", "viaduct", "hospital", "airfield", "sluice gate", "depot",
          "theatre", "lighthouse", "quarry", "refinery", "stadium", "school",
          "archive")  # fmt: skip

FILLERS = (
    "Nobody was hurt.",
    "The cost is put at about £86m, some 3% of the budget.",
    "Residents lined the street to watch.",
    "“We had no choice,” {person} says.",
    "“This was never only about money,” {person} says.",
    "Critics call the whole affair a muddle.",
    "There is no word on who will pay.",
    "The place employs 412 people.",
    "Article 9 of the charter leaves little room for doubt.",
    "Neighbours speak of a loud bang and a smell of diesel.",
    "{person} shook hands with everyone in the room.",
    "The decision rests on rules that few have ever read.",
    "It is the largest of its kind on this coast.",
    "Lawyers on both sides declined to comment.",
)

TITLES = (
    "Live: the struggle over the {thing}",
    "{place} crisis – as it happened",
    "{place} live: anger grows over the {thing}",
    "The {thing} affair, minute by minute",
)
HEADLINES = (
    "How the {thing} divided {place}",
    "{place} counts the cost of its {thing}",
    "Doubts grow over the {thing} at {place}",
    "What next for the {thing}?",
)
