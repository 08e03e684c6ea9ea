package dev.reckoner.testing.openai;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// What came in, what was charged, and how much of it is under way.
public final class Ledger {

    private final boolean keeping;
    private final List<Received> requests = new ArrayList<>();
    private final List<Complaint> complaints = new ArrayList<>();
    private final List<Charge> charges = new ArrayList<>();
    private long received;
    private long connections;
    private int inFlight;
    private int peak;

    Ledger(boolean keeping) {
        this.keeping = keeping;
    }

    /// All requests so far, those that were refused among them; none where the server was told to
    /// forget them.
    public synchronized List<Received> requests() {
        return List.copyOf(requests);
    }

    /// The bodies of the requests for a generation.
    public List<JsonNode> bodies() {
        return requests().stream()
                .filter(request -> request.method().equals("POST"))
                .map(Received::json)
                .toList();
    }

    /// Why requests were refused.
    public synchronized List<Complaint> complaints() {
        return List.copyOf(complaints);
    }

    /// One for each generation, however often it was delivered.
    public synchronized List<Charge> charges() {
        return List.copyOf(charges);
    }

    public synchronized long received() {
        return received;
    }

    /// How many connections were opened.
    public synchronized long connections() {
        return connections;
    }

    /// Requests that were read and whose answer is not yet written.
    public synchronized int inFlight() {
        return inFlight;
    }

    public synchronized int peakInFlight() {
        return peak;
    }

    /// Blocks until so many requests are in flight, or fewer, or more: exactly this number.
    public synchronized void awaitInFlight(int number) throws InterruptedException {
        while (inFlight != number) {
            wait();
        }
    }

    synchronized void connected() {
        connections++;
    }

    synchronized void begun(Received request) {
        received++;
        inFlight++;
        peak = Math.max(peak, inFlight);
        if (keeping) {
            requests.add(request);
        }
        notifyAll();
    }

    synchronized void ended() {
        inFlight--;
        notifyAll();
    }

    synchronized void refused(Complaint complaint) {
        complaints.add(complaint);
    }

    synchronized void charged(Charge charge) {
        charges.add(charge);
    }
}
