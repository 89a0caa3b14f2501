// SPDX-License-Identifier: ISC
#include "state/error.hpp"

#include <gtest/gtest.h>

namespace {

using state::ErrorCode;
using state::Result;

Result<int> half_of(int number) {
  if (number % 2 != 0) return state::fail(ErrorCode::invalid_argument, "odd");
  return number / 2;
}

Result<int> quarter_of(int number) {
  ROOST_TRY_ASSIGN(const int half, half_of(number));
  ROOST_TRY(half_of(half));
  return half / 2;
}

TEST(Error, TryHandsTheErrorToTheCaller) {
  EXPECT_EQ(quarter_of(12).value(), 3);
  EXPECT_EQ(quarter_of(6).error().message, "odd");
  EXPECT_EQ(quarter_of(7).error().code, ErrorCode::invalid_argument);
}

TEST(Error, SystemErrorsCarryContextTextAndNumber) {
  errno = ENOSPC;
  const auto error = state::fail_errno("/some/file").value();
  EXPECT_EQ(error.code, ErrorCode::io);
  EXPECT_EQ(error.message, "/some/file: No space left on device");
  EXPECT_EQ(error.sys_errno, ENOSPC);
}

}  // namespace
