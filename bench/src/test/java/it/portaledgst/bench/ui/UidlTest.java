package it.portaledgst.bench.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.portaledgst.bench.BenchFailure;
import it.portaledgst.bench.WrongUsage;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UidlTest {

    private static final String LIST = """
            {"clientId":3,"syncId":2,"changes":[{"add":["filters"]},{"value":"pagamenti/7b0a3b1c-0d5e-4c8e-9a55-1f2e3d4c5b6a"}]}""";

    @Test
    void onlyThePageThatWasAskedForInItsTurnIsAnAnswer() {
        assertThatCode(() -> Uidl.check(LIST, Place.LIST, 2, 3)).doesNotThrowAnyException();
        assertThatCode(() -> Uidl.check("for(;;);[" + LIST + "]", Place.LIST, 2, 3)).doesNotThrowAnyException();
        assertThat(Place.firstRequest(LIST)).isEqualTo("7b0a3b1c-0d5e-4c8e-9a55-1f2e3d4c5b6a");
        var drawn = LIST.replace("\"pagamenti/7b0a3b1c-0d5e-4c8e-9a55-1f2e3d4c5b6a\"",
                "\"<td><a href=\\\"pagamenti/7b0a3b1c-0d5e-4c8e-9a55-1f2e3d4c5b6a\\\">\"");
        assertThatCode(() -> Uidl.check(drawn, Place.LIST, 2, 3)).as("within HTML").doesNotThrowAnyException();
        assertThat(Place.firstRequest(drawn)).isEqualTo("7b0a3b1c-0d5e-4c8e-9a55-1f2e3d4c5b6a");

        assertThatThrownBy(() -> Uidl.check(LIST, Place.HOME, 2, 3)).isInstanceOf(BenchFailure.class).hasMessageContaining("does not show the home");
        assertThatThrownBy(() -> Uidl.check(LIST, Place.LIST, 3, 3)).isInstanceOf(BenchFailure.class).hasMessageContaining("out of step");
        assertThatThrownBy(() -> Uidl.check(LIST, Place.LIST, 2, 4)).isInstanceOf(BenchFailure.class).hasMessageContaining("out of step");
        assertThatThrownBy(() -> Uidl.check(LIST.replace("\"changes\"", "\"meta\":{\"appError\":{}},\"changes\""), Place.LIST, 2, 3))
                .isInstanceOf(BenchFailure.class).hasMessageContaining("appError");
        assertThatThrownBy(() -> Uidl.check(LIST.replaceAll("pagamenti/[^\"]*", "pagamenti"), Place.LIST, 2, 3)).as("an empty list")
                .isInstanceOf(BenchFailure.class);
        assertThatThrownBy(() -> Uidl.check("<!doctype html><h1>500</h1>", Place.LIST, 2, 3)).isInstanceOf(BenchFailure.class);
        assertThatThrownBy(() -> Uidl.check("", Place.LIST, 2, 3)).isInstanceOf(BenchFailure.class);
    }

    @Test
    void aPercentileIsATimeThatOccurredAndNoTimesAreNone() {
        var times = new ResponseTimes(LongStream.rangeClosed(1, 200).map(i -> i * 1_000_000).boxed().toList());
        assertThat(times.percentile(50)).isEqualTo(100);
        assertThat(times.percentile(95)).isEqualTo(190);
        assertThat(times.percentile(99)).isEqualTo(198);
        assertThat(ResponseTimes.all(List.of(times, new ResponseTimes(List.of(5_000_000_000L)))).percentile(100)).isEqualTo(5000);
        assertThat(new ResponseTimes(List.of(7_000_000L)).percentile(1)).isEqualTo(7);
        assertThatThrownBy(() -> new ResponseTimes(List.of())).hasMessage("nothing was measured");
        assertThatThrownBy(() -> new Clicking(List.of(), Duration.ZERO)).hasMessage("nobody clicks");
    }

    @Test
    void optionsThatMeasureNothingOrMeanNothingAreRefused() {
        assertThat(Options.parse(List.of("--clicking", "50"), "-Xmx1g -Xss1m"))
                .isEqualTo(new Options(3, 200, 50, 10, 60, 2000, List.of("-Xmx1g", "-Xss1m")));
        assertThatThrownBy(() -> Options.parse(List.of("--visits", "0", "--sessions", "0", "--clicking", "0"), ""))
                .isInstanceOf(WrongUsage.class).hasMessageContaining("measure nothing");
        assertThatThrownBy(() -> Options.parse(List.of("--requests", "3"), "")).isInstanceOf(WrongUsage.class).hasMessageContaining("at least 16");
        assertThatThrownBy(() -> Options.parse(List.of("--users", "3"), "")).isInstanceOf(WrongUsage.class).hasMessageContaining("--users");
        assertThatThrownBy(() -> Options.parse(List.of("--think"), "")).isInstanceOf(WrongUsage.class).hasMessageContaining("no value");
    }
}
