package io.perennial.launcher;

import java.util.concurrent.TimeUnit;

/** For a process that is not to outlive the one that started it, such as a killed build. */
final class ParentWatch {
    private ParentWatch() {}

    static void start(Runnable whenGone) {
        var parent = ProcessHandle.current().parent().map(ProcessHandle::pid);
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            while (ProcessHandle.current().parent().map(ProcessHandle::pid).equals(parent)) {
                try {
                    TimeUnit.MILLISECONDS.sleep(250);
                } catch (InterruptedException e) {
                    return;
                }
            }
            whenGone.run();
        });
    }
}
