// What every page has: the theme and the shortcuts.

import { offerThemes } from "./theme.js";
import { offerShortcuts } from "./shortcuts.js";

offerThemes(document.getElementById("theme"));
offerShortcuts(document.getElementById("shortcuts-open"), document.getElementById("shortcuts"));
