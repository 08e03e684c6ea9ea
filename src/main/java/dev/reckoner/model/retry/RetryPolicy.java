package dev.reckoner.model.retry;

import dev.reckoner.model.http.HttpResult.Disconnected;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.HttpResult.Failure;
import dev.reckoner.model.http.HttpResult.InvalidBody;
import dev.reckoner.model.http.HttpResult.TimedOut;
import dev.reckoner.model.http.HttpResult.Unreachable;
import dev.reckoner.model.http.RateLimiter;
import dev.reckoner.model.http.Server;
import dev.reckoner.text.OneLine;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Decides what follows failed tries. It uses no clock, no random source and no I/O.
///
/// A transient error is retried until the tries or the time are used up. What shows itself to be
/// permanent ends at the second try: a complete body that is no reply of the API and comes twice,
/// or the same refusal twice.
///
/// Less is expected of a server that has never answered. It is not retried if it cannot be reached,
/// and it is asked once more if it sends something that is not a reply of the API, because the
/// proxy of a server that is starting can send an error page, or if it closes the connection
/// without a response.
///
/// @param path the path of the request below the server's base URL
/// @param answered whether the server has answered before, so that it is worth waiting for
record RetryPolicy(Server server, String model, String path, boolean answered) {

    static final int TRIES = 8;

    /// The longest total wait of one call.
    static final Duration MAX_WAITING = Duration.ofMinutes(15);

    private static final long FIRST_WAIT_MS = 500;
    private static final long LONGEST_WAIT_MS = 30_000;
    private static final Set<Integer> TRANSIENT =
            Set.of(408, 409, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529);

    /// Too many requests, or more than the server can take.
    private static final Set<Integer> THROTTLING = Set.of(429, 503, 529);

    /// A proxy stopped waiting for a server that was producing the reply.
    private static final Set<Integer> GATEWAY_TIMEOUTS = Set.of(504, 524);

    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;

    /// Words with which servers refuse a request, and which an error that can pass does not have.
    private static final List<String> REFUSING =
            List.of(
                    "must",
                    "not support",
                    "unsupported",
                    "invalid",
                    "not allowed",
                    "requires",
                    "missing",
                    "roles",
                    "template",
                    "jinja",
                    "schema",
                    "grammar",
                    "failed to parse",
                    "unauthorized",
                    "denied",
                    "not found",
                    "does not exist");

    private static final Set<String> OUT_OF_MONEY =
            Set.of("insufficient_quota", "billing_hard_limit_reached", "billing_not_active");

    sealed interface Next {

        /// @param why the reason, in a few words
        /// @param next the number of the next try
        record Wait(Duration time, String why, int next) implements Next {

            /// The message for the person who waits.
            String message() {
                return "%s, next try in %s, %s of %s"
                        .formatted(why, OneLine.time(time), next, TRIES);
            }
        }

        record GiveUp(String message) implements Next {}
    }

    /// @param failures the failures of all tries, at least one
    /// @param waited the total wait so far, without the one that is decided now
    /// @param left the rest of the request's time
    /// @param random a number in [0, 1)
    Next next(List<Failure> failures, Duration waited, Duration left, double random) {
        Failure last = failures.getLast();
        if (!isTransient(last) || isAgain(failures)) {
            return new Next.GiveUp(new FailureMessage(server, model, path).about(last));
        }
        if (failures.size() >= TRIES) {
            return new Next.GiveUp(noReply(failures.size(), "", last));
        }
        Duration wait = wait(last, failures.size(), random);
        if (wait.compareTo(left) >= 0) {
            return new Next.GiveUp(noReply(failures.size(), noTime(last, left), last));
        }
        if (waited.plus(wait).compareTo(MAX_WAITING) > 0) {
            return new Next.GiveUp(noReply(failures.size(), tooLong(last, waited), last));
        }
        return new Next.Wait(wait, FailureMessage.brief(last), failures.size() + 1);
    }

    /// Whether the server may have produced a reply and charge for it, although no usable reply has
    /// arrived.
    ///
    /// @param begun whether a part of the reply had arrived
    static boolean mayBeBilled(Failure failure, boolean begun) {
        return switch (failure) {
            case Unreachable _ -> false;
            case Disconnected _, TimedOut _, InvalidBody _ -> true;
            case ErrorStatus(var status, _, _, _, _) -> begun || GATEWAY_TIMEOUTS.contains(status);
        };
    }

    /// The time for which a server that gets too many requests wants none, zero if it does not say;
    /// empty if that is not what it says.
    static Optional<Duration> throttling(Failure failure) {
        return failure instanceof ErrorStatus(var status, _, _, var after, _)
                        && THROTTLING.contains(status)
                ? Optional.of(after)
                : Optional.empty();
    }

    /// The message if the listener declines another try.
    String declined(int tries, Failure last) {
        return noReply(tries, "the limits leave too little for another reply; ", last);
    }

    private boolean isTransient(Failure failure) {
        return switch (failure) {
            case Unreachable _ -> answered;
            case TimedOut _ -> false;
            case Disconnected _, InvalidBody _ -> true;
            case ErrorStatus(var status, var code, var message, _, _) ->
                    TRANSIENT.contains(status)
                            && !OUT_OF_MONEY.contains(code)
                            && !message.startsWith(FailureMessage.TOO_LARGE);
        };
    }

    /// Whether the server fails a second time in a way that does not pass.
    private boolean isAgain(List<Failure> failures) {
        return failures.size() > 1
                && switch (failures.getLast()) {
                    case InvalidBody last -> isInvalidBodyAgain(last, failures);
                    case ErrorStatus last ->
                            isRefusalAgain(last, failures.get(failures.size() - 2));
                    case Disconnected last ->
                            !answered
                                    && !last.begun()
                                    && last.equals(failures.get(failures.size() - 2));
                    case Unreachable _, TimedOut _ -> false;
                };
    }

    /// A body that was cut is not compared: it is a lost connection.
    private boolean isInvalidBodyAgain(InvalidBody last, List<Failure> failures) {
        return answered
                ? last.equals(failures.get(failures.size() - 2))
                : failures.stream().filter(InvalidBody.class::isInstance).count() > 1;
    }

    /// Whether the server refuses the request a second time with the same words. Some servers
    /// refuse with 500 what they can never do, such as a conversation that their template does not
    /// allow.
    private static boolean isRefusalAgain(ErrorStatus last, Failure before) {
        return before instanceof ErrorStatus earlier
                && isRefusal(last)
                && last.status() == earlier.status()
                && last.message().equals(earlier.message());
    }

    private static boolean isRefusal(ErrorStatus error) {
        String message = error.message().toLowerCase(Locale.ROOT);
        return error.status() == CONFLICT
                || error.status() == SERVER_ERROR && REFUSING.stream().anyMatch(message::contains);
    }

    /// The time the server asks for and up to a tenth more, so that not all clients return at the
    /// same moment. Without such a request: between half and all of 0.5 s, 1 s, 2 s … 30 s.
    private static Duration wait(Failure failure, int tries, double random) {
        Duration retryAfter = retryAfter(failure);
        if (retryAfter.isPositive()) {
            return retryAfter.plusMillis(
                    (long) (random * Math.min(retryAfter.toMillis() / 10, 1000)));
        }
        long most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS << Math.min(tries - 1, 16));
        return Duration.ofMillis((long) (most * (0.5 + random / 2)));
    }

    private static Duration retryAfter(Failure failure) {
        return failure instanceof ErrorStatus(_, _, _, var retryAfter, _)
                ? retryAfter
                : Duration.ZERO;
    }

    private static String noTime(Failure failure, Duration left) {
        return asksToWait(failure) + left(left) + "; ";
    }

    private static String tooLong(Failure failure, Duration waited) {
        return "%sthe call has waited for %s, of %s at most; "
                .formatted(asksToWait(failure), OneLine.time(waited), OneLine.time(MAX_WAITING));
    }

    private static String asksToWait(Failure failure) {
        Duration retryAfter = retryAfter(failure);
        return retryAfter.isZero() ? "" : "it asks to wait " + OneLine.time(retryAfter) + ", ";
    }

    private static String left(Duration left) {
        return OneLine.time(left.isNegative() ? Duration.ZERO : left) + " are left for this call";
    }

    /// The message if the time of the call is too short to wait for the rate limiter.
    String held(RateLimiter.Hold hold, Duration left) {
        return "no reply from %s: %s for %s, %s"
                .formatted(server, hold.why(), OneLine.time(hold.time()), left(left));
    }

    private String noReply(int tries, String why, Failure last) {
        return "no reply from %s after %s: %s%s"
                .formatted(
                        server,
                        tries == 1 ? "1 try" : tries + " tries",
                        why,
                        FailureMessage.inFull(last));
    }
}
