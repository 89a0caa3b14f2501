// SPDX-License-Identifier: ISC
#include "shim/commands/job.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "tests/support/wait_until.hpp"
#include "tests/unit/state/temp_dir.hpp"

namespace shim {
namespace {

JobResult run(const std::string& command, const std::string& folder = "/", std::vector<std::string> environment = {}) {
  environment.emplace_back("PATH=/usr/bin:/bin");
  auto result = run_job({command, folder, std::move(environment)});
  EXPECT_TRUE(result);
  return result ? *result : JobResult{};
}

TEST(Job, GivesOutputAndStatus) {
  const JobResult result = run("echo one; echo two >&2; exit 3");
  EXPECT_EQ(result.output, "one\n");
  EXPECT_EQ(WEXITSTATUS(result.status), 3);
  EXPECT_EQ(WTERMSIG(run("kill -9 $$").status), SIGKILL);
}

TEST(Job, RunsInItsFolderWithItsEnvironmentOnly) {
  const state_test::TempDir temp;
  EXPECT_EQ(run("pwd; echo $A; echo ${HOME-none}", temp.path(), {"A=b"}).output, temp.path() + "\nb\nnone\n");
}

TEST(Job, FallsBackToHomeAndThenToTheRoot) {
  const state_test::TempDir temp;
  EXPECT_EQ(run("pwd", "/no/such/folder", {"HOME=" + temp.path()}).output, temp.path() + "\n");
  EXPECT_EQ(run("pwd", "/no/such/folder").output, "/\n");
}

TEST(Job, HasNoInputAndNoDescriptorsOfOurs) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  EXPECT_EQ(run("cat; ls /proc/self/fd | tr '\\n' ' '").output, "0 1 2 3 ");  // 3: ls reads the folder
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST(Job, HasASessionOfItsOwn) {
  EXPECT_NE(run("ps -o sid= -p $$ | tr -d ' '").output, std::to_string(::getsid(0)) + "\n");
}

TEST(Job, ReadsMoreThanAPipeHolds) { EXPECT_EQ(run("head -c 1000000 /dev/zero").output.size(), 1000000u); }

TEST(Job, IsOverWhenItsOutputIsClosed) { EXPECT_EQ(run("(sleep 0.3; echo late) &").output, "late\n"); }

TEST(RunDetached, ReturnsAtOnceAndTheWorkGoesOn) {
  const state_test::TempDir temp;
  const std::string gate = temp / "gate", done = temp / "done";
  ASSERT_TRUE(run_detached([&] {
    if (!support::wait_until([&] { return ::access(gate.c_str(), F_OK) == 0; })) return;
    state_test::spill(done, std::to_string(::getsid(0)));
  }));
  EXPECT_NE(::access(done.c_str(), F_OK), 0);
  state_test::spill(gate, "");
  EXPECT_TRUE(support::wait_until([&] { return !state_test::slurp(done).empty(); }));
  EXPECT_NE(state_test::slurp(done), std::to_string(::getsid(0)));
}

TEST(RunDetached, KeepsNoDescriptorOpen) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const state_test::TempDir temp;
  const std::string gate = temp / "gate", done = temp / "done";
  ASSERT_TRUE(run_detached([&] {
    state_test::spill(temp / "started", "");
    support::wait_until([&] { return ::access(gate.c_str(), F_OK) == 0; });
    state_test::spill(done, "");
  }));
  ::close(ends[1]);
  ASSERT_TRUE(support::wait_until([&] { return ::access((temp / "started").c_str(), F_OK) == 0; }));
  char byte = 0;
  EXPECT_EQ(::read(ends[0], &byte, 1), 0);
  EXPECT_NE(::access(done.c_str(), F_OK), 0);
  state_test::spill(gate, "");
  EXPECT_TRUE(support::wait_until([&] { return ::access(done.c_str(), F_OK) == 0; }));
  ::close(ends[0]);
}

}  // namespace
}  // namespace shim
