// SPDX-License-Identifier: Apache-2.0

/// The troublesome rows of the calendar.
enum CalendarHazard: Int, CaseIterable {
    case staffMeeting, staffMeetingAgain, departedUser, lostZero, forgottenTask
}
