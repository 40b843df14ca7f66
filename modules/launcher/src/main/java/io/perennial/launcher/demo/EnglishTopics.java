package io.perennial.launcher.demo;

import java.util.List;

/** Lists the requests of customers in Europe. */
final class EnglishTopics {
    static final List<Topic> ALL = List.of(
            new Topic("Export to CSV ends with an error", "incident", "reports/export",
                    "Since this morning the export of our orders stops after a few seconds with “Unexpected end of file”.",
                    "Thank you, I can reproduce it with your data. I am looking for the cause now.",
                    "A line break inside a comment ended the row",
                    "Comments with line breaks are exported correctly again. Please try once more."),
            new Topic("Log in with single sign-on fails for new colleagues", "incident", "access/sign_on",
                    "Three colleagues who started on Monday cannot log in. They see “No account for this address”.",
                    "The addresses arrive in capital letters from your identity provider. I am checking our side.",
                    "Addresses were compared with their capital letters", "Capital letters no longer matter. All three can log in."),
            new Topic("The invoice has the wrong address", "request", "billing/invoices",
                    "We moved in spring, and the last invoice still has the old address. Can you send us a corrected one?",
                    "Of course. Could you confirm the new address, with the VAT number?",
                    "The address of the contract was not changed",
                    "The corrected invoice is in your mail, and the address is changed for the next ones."),
            new Topic("How do we add a second site?", "question", "set_up/sites",
                    "We are opening a warehouse in June. Do we need another contract, or can we add it ourselves?",
                    "You can add it yourself under Settings, Sites. Shall I join you for the first steps?",
                    "The page was not found", "The second site is there, and the planners of both sites see each other’s work."),
            new Topic("The map stays empty", "incident", "map/tiles",
                    "No vehicles on the map since 08:40. The list beside it is complete.",
                    "We see it too and treat it as urgent. The vehicles are safe, only the picture is missing.",
                    "The certificate of the map’s server had expired",
                    "The map shows all vehicles again. We renew the certificate automatically now."),
            new Topic("Reports are slow on Monday mornings", "incident", "reports/speed",
                    "Every Monday between 8 and 9 the weekly report takes more than a minute.",
                    "Thank you for the times, they help. I compare them with our records.",
                    "All weekly reports were calculated in the same minute",
                    "The reports are calculated during the night now and open at once."),
            new Topic("Please delete a former employee", "request", "privacy/deletion",
                    "Mr Peeters left us in March and asks that his data be deleted. What do you need from us?",
                    "Only a written request by your data protection officer. I attach our form.",
                    "A person asked for deletion", "His data is deleted, and the confirmation is attached."),
            new Topic("The nightly interface did not run", "incident", "interfaces/orders",
                    "Our ERP got no orders last night. We have to plan by hand until it works again.",
                    "I have started it by hand, so you have the orders of the night within half an hour. Then I look for the reason.",
                    "The password of the interface had been changed",
                    "The interface runs each night again and tells you when it does not."),
            new Topic("Nobody calls us back", "complaint", "service/reachability",
                    "This is the third time that we ask. Two weeks, no answer. That is not what we were promised.",
                    "You are right, and I am sorry. From now on I am responsible for this and call you today at 15:00.",
                    "The ticket was in a queue that nobody worked on", "We agreed on a call every Friday until all three points are done."),
            new Topic("Can we get the reports in Polish?", "question", "reports/languages",
                    "Our colleagues in Poznań would like to read the weekly report in Polish.",
                    "Not yet, but it is planned for autumn. I can put you on the list of those who try it first.",
                    "The language does not exist yet", "You are on the list and hear from us as soon as it can be tried."));
    static final List<String> NUDGES = List.of(
            "Is there any news? It costs us an hour each day.", "We are still waiting. Please tell us at least when.",
            "My manager asks me about this every morning now.");
    static final List<String> NOTES = List.of(
            "Same cause as last month. Second line knows it.", "Called: nobody there before 14:00.",
            "They renew in a few weeks. Treat it well.", "Their administrator left, so explain each step.");
    static final List<String> AGENTS = List.of("Agnes Kern", "Tom Albers", "Ines Duarte");

    private EnglishTopics() {}
}
