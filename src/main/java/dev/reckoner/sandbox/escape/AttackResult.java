package dev.reckoner.sandbox.escape;

import dev.reckoner.sandbox.escape.attack.Attack;

import java.util.List;

/// What an attack did.
///
/// @param leaks none where it was contained
/// @param judged whether this machine can show the canary that the attack is meant for
public record AttackResult(Attack attack, List<Leak> leaks, boolean judged) {

    public AttackResult {
        leaks = List.copyOf(leaks);
    }

    public boolean contained() {
        return leaks.isEmpty();
    }
}
