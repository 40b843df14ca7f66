package io.perennial.launcher.demo;

/**
 * A thing that customers ask for, and how it is answered.
 *
 * @param question how the customer describes it
 * @param answer the first reply
 * @param cause what was wrong
 * @param solution what solved it, as the customer is told
 */
record Topic(String subject, String type, String category, String question, String answer, String cause, String solution) {
    /** Returns how a ticket about it is solved. The answer to a complaint is an apology. */
    Body.Solved solved() {
        var isComplaint = type.equals("complaint");
        return new Body.Solved(cause, solution, isComplaint ? answer : null, isComplaint ? solution : null);
    }
}
