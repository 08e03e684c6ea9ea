/// What the attempts of a run spend together: see [dev.reckoner.agent.ledger.RunLedger].
@NullMarked
package dev.reckoner.agent.ledger;

import org.jspecify.annotations.NullMarked;
