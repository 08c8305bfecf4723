package it.portaledgst.domain.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

    private final Offices offices = new Offices(Clock.systemUTC());
    private final WorkingDays days = new WorkingDays(offices);

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-01", "2027-01-06", "2027-03-29", "2028-05-01", "2026-06-02", "2027-10-04", "2026-12-08", "2026-12-25", "2025-12-26",
            "2028-04-25", "2028-08-15", "2028-11-01"})
    void nationalHolidaysAreNotWorkedAnywhere(LocalDate holiday) {
        offices.all().forEach(office -> assertThat(days.isWorkingDay(office.code(), holiday)).as("%s in %s", holiday, office.code()).isFalse());
    }

    /** L. 8 ottobre 2025 n. 151. */
    @Test
    void theFourthOfOctoberIsAHolidayFrom2026() {
        assertThat(days.isWorkingDay("ISP-LOM", LocalDate.of(2024, 10, 4))).isTrue();
        assertThat(days.isWorkingDay("ISP-LOM", LocalDate.of(2027, 10, 4))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"ISP-LOM,2026-12-07,ISP-SIC", "DGST-CEN,2026-06-29,ISP-LOM", "ISP-SIC,2026-07-15,ISP-LOM", "ISP-CAM,2025-09-19,ISP-CAL"})
    void thePatronSaintIsForItsTownOnly(String office, LocalDate day, String elsewhere) {
        assertThat(days.isWorkingDay(office, day)).isFalse();
        assertThat(days.isWorkingDay(elsewhere, day)).isTrue();
    }

    /** Regional commemorations are no days off. */
    @Test
    void theDayOfSardiniaIsWorked() {
        assertThat(days.isWorkingDay("ISP-SAR", LocalDate.of(2026, 4, 28))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
            "2026-11-27T10:00:00Z, 1, ISP-SIC, 2026-11-30T23:00:00Z", // Friday: the end of Monday
            "2026-11-27T23:30:00Z, 1, ISP-SIC, 2026-11-30T23:00:00Z", // Saturday in Rome
            "2026-12-04T10:00:00Z, 1, ISP-LOM, 2026-12-09T23:00:00Z", // Sant'Ambrogio, then the Immacolata
            "2026-12-04T10:00:00Z, 1, ISP-SIC, 2026-12-07T23:00:00Z",
            "2026-03-26T10:00:00Z, 3, ISP-SIC, 2026-03-31T22:00:00Z"}) // summer time begins meanwhile
    void theCountStartsOnTheWorkingDayAfter(Instant received, int count, String office, Instant end) {
        assertThat(days.endOfWorkingDay(office, received, count)).isEqualTo(end);
    }

    @Test
    void calendarDaysAreCalendarDays() {
        assertThat(WorkingDays.endOfDay(Instant.parse("2026-11-28T10:00:00Z"), 30)).isEqualTo(Instant.parse("2026-12-28T23:00:00Z"));
    }
}
