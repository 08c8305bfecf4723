package it.portaledgst.bench.drawing;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;

/**
 * @param processorNanos of the whole program: the compiler and the collection of garbage are part of the price
 * @param allocatedBytes by the thread that draws
 */
record Cost(long nanos, long processorNanos, long allocatedBytes, long pdfBytes) {

    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Of the first {@code count} documents. */
    static Cost of(IntFunction<byte[]> document, int count) {
        long pdfBytes = 0;
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long processor = SYSTEM.getProcessCpuTime();
        long began = System.nanoTime();
        for (int number = 0; number < count; number++) {
            pdfBytes += document.apply(number).length;
        }
        return new Cost(System.nanoTime() - began, SYSTEM.getProcessCpuTime() - processor, THREADS.getCurrentThreadAllocatedBytes() - allocated, pdfBytes);
    }

    /** As it goes over the wire. */
    @Override
    public String toString() {
        return nanos + " " + processorNanos + " " + allocatedBytes + " " + pdfBytes;
    }
}
