package dev.reckoner.model;

/// No reply arrived, and the listener declined another try because the limits leave too little for
/// it: see [Listener#lost]. A smaller request can still fit.
public final class RetryDeclined extends ModelUnavailable {

    private static final long serialVersionUID = 1;

    public RetryDeclined(String message) {
        super(message);
    }
}
