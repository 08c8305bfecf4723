package it.portaledgst.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTest {

    @Test
    void whoNamesNoBenchOrAnUnknownOneIsToldWhatThereIs() {
        assertThatThrownBy(() -> Bench.run(List.of())).isInstanceOf(WrongUsage.class).hasMessageContaining("engine");
        assertThatThrownBy(() -> Bench.run(List.of("motor"))).isInstanceOf(WrongUsage.class).hasMessageContainingAll("motor", "engine");
    }

    @Test
    void theMedianIsInTheMiddleAndTheSpreadIsShown() {
        assertThat(new Figures(List.of(30.0, 10.0, 1000.0)).withSpread(1)).isEqualTo("30.0 (10.0–1,000.0)");
        assertThat(new Figures(List.of(4.0, 1.0, 3.0, 2.0)).median()).isEqualTo(2.5);
        assertThat(new Figures(List.of(7.25)).withSpread(2)).isEqualTo("7.25");
        assertThatThrownBy(() -> new Figures(List.of())).hasMessage("nothing was measured");
    }

    @Test
    void theSameTableIsPrintedAndKept() {
        var report = new Report("bench test", List.of("what", "ours"));
        report.row("a long heading", "1");
        report.row("b", "12,345");
        report.remark("One core.");

        assertThat(report.forTerminal()).isEqualTo("""
                bench test

                what              ours
                ----------------------
                a long heading       1
                b               12,345

                One core.
                """);
        assertThat(report.markdown()).isEqualTo("""
                # bench test

                | what | ours |
                |---|--:|
                | a long heading | 1 |
                | b | 12,345 |

                - One core.
                """);
        assertThatThrownBy(() -> report.row("only one")).isInstanceOf(IllegalArgumentException.class);
    }
}
