package it.portaledgst.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The machine that figures were taken on, in one sentence. */
public final class Machine {

    private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");

    private Machine() {
    }

    public static String describe() {
        return Runtime.getRuntime().availableProcessors() + " cores (" + processor() + "), " + memory() + " memory, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + Runtime.version() + " ("
                + System.getProperty("java.vendor") + "), load average at the start " + Figures.number(load(), 2);
    }

    /** What is running or wants to, on average over the last minute. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String processor() {
        try {
            var model = MODEL.matcher(Files.readString(Path.of("/proc/cpuinfo")));
            return model.find() ? model.group(1) : System.getProperty("os.arch");
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }

    private static String memory() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Figures.number(system.getTotalMemorySize() / (1024.0 * 1024 * 1024), 0) + " GiB";
    }
}
