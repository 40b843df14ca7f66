package io.perennial.api.wall;

import io.perennial.api.Answer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Searches the answers to one tenant's visitors for the other tenant's word. */
final class Lookout {
    private final String own;
    private final String foreign;
    private final AtomicInteger requests;
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger withOwn = new AtomicInteger();
    private final Queue<String> crossed = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    /** @param requests the number of requests of all tenants */
    Lookout(String own, String foreign, AtomicInteger requests) {
        this.own = own;
        this.foreign = foreign;
        this.requests = requests;
    }

    Answer see(Supplier<Answer> asking) {
        requests.incrementAndGet();
        var answer = asking.get();
        look(answer.status(), answer.exchange().received() + "\n" + answer.body(), answer.exchange().toString());
        return answer;
    }

    /** Checks the answer to an impatient caller, if there was one. */
    void see(Optional<HttpResponse<String>> answer) {
        requests.incrementAndGet();
        answer.ifPresent(came -> look(came.statusCode(), came.headers().map() + "\n" + came.body(), came.toString()));
    }

    private void look(int status, String answer, String exchange) {
        if (answer.contains(foreign)) crossed.add("The other tenant's word in the answer of " + exchange);
        if (status >= 500) wrong.add("The server is at fault in " + exchange);
        if (answer.contains(own)) withOwn.incrementAndGet();
        answers.merge(status, 1, Integer::sum);
    }

    void complain(Throwable complaint) {
        wrong.add(complaint.toString().lines().limit(6).collect(Collectors.joining("\n")));
    }

    /** Returns the words that crossed first, then the errors that followed or have another cause. */
    List<String> wrong() {
        return Stream.concat(crossed.stream(), wrong.stream()).toList();
    }

    /** Returns the number of answers with the tenant's own word: without such answers, no word could have crossed. */
    int withOwn() {
        return withOwn.get();
    }

    Map<Integer, Integer> answers() {
        return new TreeMap<>(answers);
    }
}
