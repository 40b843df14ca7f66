package io.perennial.launcher.demo;

import io.perennial.launcher.demo.Body.Action;
import io.perennial.launcher.demo.Body.Step;
import io.perennial.launcher.demo.Body.Trigger;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Loads the tasks of one company, of which a third is done, and its rules of following up. */
final class WorkLoad {
    private static final int PURPOSE = 71;
    private static final int EACH = 4;
    private static final int SPREAD_DAYS = 24;
    private static final int LATE_DAYS = 6;
    private static final List<String> PRIORITIES = List.of("normal", "high", "normal", "low", "urgent", "normal");

    /** A thing to do, its steps, and what came of it. */
    private record Topic(String title, List<String> steps, String result) {}

    private static final List<Topic> ENGLISH = List.of(
            new Topic("Plan the training of new colleagues", List.of("Ask for names", "Offer two dates", "Book the room"), "On the 14th"),
            new Topic("Ask why the reports are not used", List.of("Look at the usage", "Call the champion"), "They did not know them"),
            new Topic("Send the summary of the quarter", List.of("Write it", "Have it read", "Send it"), "Sent"),
            new Topic("Introduce yourself to the new sponsor", List.of(), "Met by video"),
            new Topic("Talk about the seats that are not used", List.of("Count them", "Call"), "They will fill them by May"));
    private static final List<Topic> CHINESE = List.of(
            new Topic("安排新同事的培训", List.of("询问名单", "提供两个日期", "预订会议室"), "定在14日"),
            new Topic("了解报表为何没有使用", List.of("查看使用情况", "致电支持者"), "他们不知道有此功能"),
            new Topic("发送季度总结", List.of("撰写", "请同事审阅", "发送"), "已发送"),
            new Topic("向新负责人做自我介绍", List.of(), "已视频会面"),
            new Topic("沟通未使用的席位", List.of("统计数量", "致电"), "五月前会用完"));

    private final Company company;
    private final Api api;
    private final TicketLoad.Upserts upserts;
    private final Map<String, String> ids;
    private final LocalDate today;

    /** @param ids the ids of all records, by their external ids */
    WorkLoad(Company company, Api api, TicketLoad.Upserts upserts, Map<String, String> ids, LocalDate today) {
        this.company = company;
        this.api = api;
        this.upserts = upserts;
        this.ids = ids;
        this.today = today;
    }

    void load(List<Customer> customers) throws IOException, InterruptedException {
        var tasks = new ArrayList<Body.Task>();
        for (int place = 0; place < customers.size(); place += EACH) tasks.add(task(customers.get(place), place));
        upserts.send("/tasks/batch", tasks);
        for (int place = 0; place < tasks.size(); place += 3) {
            var done = topics().get(place * EACH % topics().size()).result();
            api.put("/tasks/" + id(tasks.get(place).externalKeys().getFirst().externalId()) + "/completion", new Body.Done(done));
        }
        for (var rule : rules()) api.postOnce("/follow-up-rules", rule, "demo-rule-" + rule.trigger().event());
    }

    private List<Topic> topics() {
        return isChinese() ? CHINESE : ENGLISH;
    }

    private boolean isChinese() {
        return company.words() instanceof ChineseWords;
    }

    private String id(String externalId) {
        return Objects.requireNonNull(ids.get(externalId), externalId);
    }

    private Body.Task task(Customer customer, int place) {
        var topic = topics().get(place % topics().size());
        var due = today.plusDays(company.dice(place, PURPOSE).between(0, SPREAD_DAYS) - LATE_DAYS);
        var key = Body.ExternalKey.of(customer.key().externalId() + "-TASK");
        return new Body.Task(id(customer.key().externalId()), topic.title(), workDay(due), PRIORITIES.get(place / EACH % PRIORITIES.size()),
                topic.steps().stream().map(Step::new).toList(), List.of(key));
    }

    private static LocalDate workDay(LocalDate day) {
        var of = day.getDayOfWeek();
        return of == DayOfWeek.SATURDAY || of == DayOfWeek.SUNDAY ? day.plusDays(2) : day;
    }

    private List<Body.Rule> rules() {
        return isChinese()
                ? List.of(
                        new Body.Rule("久未联系", new Trigger("not_reached", 120, null), new Action("致电问候", 5)),
                        new Body.Rule("续约将至", new Trigger("renewal_due", 30, null), new Action("准备续约沟通", 3)),
                        new Body.Rule("使用量下降", new Trigger("usage_fell", null, 40), new Action("了解使用量下降的原因", 2)))
                : List.of(
                        new Body.Rule("Nobody spoke with them", new Trigger("not_reached", 120, null),
                                new Action("Call and ask how it goes", 5)),
                        new Body.Rule("Renewal comes near", new Trigger("renewal_due", 30, null), new Action("Prepare the renewal", 3)),
                        new Body.Rule("Usage fell", new Trigger("usage_fell", null, 40), new Action("Find out why usage fell", 2)));
    }
}
