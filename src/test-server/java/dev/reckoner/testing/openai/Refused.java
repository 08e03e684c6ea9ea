package dev.reckoner.testing.openai;

/// A request is refused.
final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Complaint complaint;

    Refused(Complaint complaint) {
        super(complaint.message());
        this.complaint = complaint;
    }

    Complaint complaint() {
        return complaint;
    }
}
