// A note beside its answer.

import "./evidence.js";
