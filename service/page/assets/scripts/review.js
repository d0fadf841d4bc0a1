// A note beside its answer.

import { offerAdding } from "./adding.js";
import { Chips } from "./chips.js";
import { offerCopying } from "./copying.js";
import { offerCorrecting } from "./correcting.js";
import { filter, offerFilters } from "./filters.js";
import { offerFolding } from "./folding.js";
import { offerKeeping } from "./keeping.js";
import { always } from "./renewing.js";
import { offerSandbox } from "./sandbox.js";
import { offerSigning } from "./signing.js";
import { offerWalking } from "./walking.js";

offerFilters();
offerWalking();
offerSigning();
offerCorrecting();
offerAdding();
offerSandbox();
offerKeeping();
document.querySelectorAll("textarea[data-chips]").forEach((box) => new Chips(box));
always(filter);
always(offerFolding);
always(offerCopying);
