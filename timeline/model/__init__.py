"""Every value that passes between stages; one module for each part of the pipeline.

documents -> tagged -> posts -> resolved -> mentions -> network -> events. All spans are half-open
offsets in code points into `Document.text`. What the pages, exports and callers see is
`timeline.story`; `assemble` turns the values here into those.
"""

from __future__ import annotations

from timeline.model.documents import (
    Block,
    BlockKind,
    Claim,
    ClaimName,
    Document,
    Given,
    Hyperlink,
    PostMark,
    Span,
    Tense,
)
from timeline.model.events import (
    Differing,
    Happening,
    Join,
    Merged,
    Options,
    Ordered,
    Placeable,
    Reconstruction,
)
from timeline.model.mentions import MentionTime, Named, Narrated, Ordering, Told
from timeline.model.network import (
    ORIGIN,
    STEPS_KEPT,
    Constraint,
    Contradiction,
    Network,
    PathStep,
    PointWindow,
    Precedence,
    RelationRead,
    Solution,
    Strength,
)
from timeline.model.posts import (
    CutFrom,
    Dated,
    Furniture,
    Placed,
    RawPost,
    ResolvedReference,
    Segmented,
)
from timeline.model.resolved import Anchor, Offset, Resolution, Resolved
from timeline.model.tagged import (
    Clause,
    Reading,
    ReferenceKind,
    ReferenceReading,
    Role,
    Sentence,
    SignalReading,
    Tagged,
)

__all__ = [
    "ORIGIN",
    "STEPS_KEPT",
    "Anchor",
    "Block",
    "BlockKind",
    "Claim",
    "ClaimName",
    "Clause",
    "Constraint",
    "Contradiction",
    "CutFrom",
    "Dated",
    "Differing",
    "Document",
    "Furniture",
    "Given",
    "Happening",
    "Hyperlink",
    "Join",
    "MentionTime",
    "Merged",
    "Named",
    "Narrated",
    "Network",
    "Offset",
    "Options",
    "Ordered",
    "Ordering",
    "PathStep",
    "Placeable",
    "Placed",
    "PointWindow",
    "PostMark",
    "Precedence",
    "RawPost",
    "Reading",
    "Reconstruction",
    "ReferenceKind",
    "ReferenceReading",
    "RelationRead",
    "Resolution",
    "Resolved",
    "ResolvedReference",
    "Role",
    "Segmented",
    "Sentence",
    "SignalReading",
    "Solution",
    "Span",
    "Strength",
    "Tagged",
    "Tense",
    "Told",
]
