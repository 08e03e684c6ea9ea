package dev.reckoner.sandbox.graalpy.worker;

import java.util.function.Consumer;

/// What a cell prints, in one order. It is sent on as it comes until half of the limit is used;
/// after that only the end is kept. So endless printing uses a bounded amount of memory and
/// messages.
///
/// Small pieces are collected: [#flush] sends them, and so does a full piece.
final class HeadTailBuffer {

    private static final int PIECE = 8 << 10;

    private final int half;
    private final Consumer<WorkerReply> replies;
    private final StringBuilder piece = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private int sent;
    private long dropped;
    private long points;
    private boolean tailChanged;

    HeadTailBuffer(int limit, Consumer<WorkerReply> replies) {
        half = Math.max(1, limit / 2);
        this.replies = replies;
    }

    synchronized void rewind() {
        piece.setLength(0);
        tail.setLength(0);
        sent = 0;
        dropped = 0;
        points = 0;
        tailChanged = false;
    }

    synchronized void print(String text) {
        points += text.codePointCount(0, text.length());
        int room = Math.min(text.length(), half - sent - piece.length());
        int fits = whole(text, room);
        piece.append(text, 0, fits);
        if (piece.length() >= PIECE) {
            sendPiece();
        }
        if (fits < text.length()) {
            tail.append(text, fits, text.length());
            tailChanged = true;
            if (tail.length() > 2L * half) {
                shorten();
            }
        }
    }

    private void shorten() {
        int excess = whole(tail, Math.max(0, tail.length() - half));
        dropped += tail.codePointCount(0, excess);
        tail.delete(0, excess);
    }

    /// The nearest place at or before `at` that is not inside a character.
    private static int whole(CharSequence text, int at) {
        boolean inside =
                at > 0
                        && at < text.length()
                        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
        return inside ? at - 1 : at;
    }

    private void sendPiece() {
        if (!piece.isEmpty()) {
            replies.accept(new WorkerReply.Printed(piece.toString()));
            sent += piece.length();
            piece.setLength(0);
        }
    }

    /// Sends what was added to the head since the last call.
    synchronized void flush() {
        sendPiece();
    }

    /// Sends what was added to the head, and returns how many characters were printed, in code
    /// points.
    synchronized long flushed() {
        sendPiece();
        return points;
    }

    /// Sends the tail as well, if there is one.
    synchronized void flushAll() {
        sendPiece();
        if (tailChanged) {
            shorten();
            replies.accept(new WorkerReply.Tail(dropped, tail.toString()));
            tailChanged = false;
        }
    }
}
