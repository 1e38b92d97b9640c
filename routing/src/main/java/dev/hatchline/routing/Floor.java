package dev.hatchline.routing;

import dev.hatchline.routing.agent.Ronas;

/** All that an event may change. */
record Floor(Roster roster, Line line, Elsewhere elsewhere, Ronas ronas, Outlook outlook) {}
