// SPDX-License-Identifier: ISC
#include "state/sys.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <thread>

#include "state/fd.hpp"
#include "tests/unit/state/temp_dir.hpp"

namespace {

struct Pipe {
  Pipe() {
    int fds[2];
    if (::pipe(fds) != 0) std::abort();
    read_end = state::Fd(fds[0]);
    write_end = state::Fd(fds[1]);
  }
  state::Fd read_end, write_end;
};

// Interrupts every slow system call of this process, every 200 microseconds.
class SignalStorm {
 public:
  SignalStorm() {
    struct sigaction action {};
    action.sa_handler = [](int) { ++g_count; };  // without SA_RESTART
    ::sigaction(SIGALRM, &action, &before_);
    const itimerval often{{0, 200}, {0, 200}};
    ::setitimer(ITIMER_REAL, &often, nullptr);
  }
  ~SignalStorm() {
    const itimerval never{};
    ::setitimer(ITIMER_REAL, &never, nullptr);
    ::sigaction(SIGALRM, &before_, nullptr);
  }
  static inline std::atomic<int> g_count = 0;  // any thread may be the one that is interrupted

 private:
  struct sigaction before_ {};
};

TEST(Sys, WholeTextsPassThroughAPipeInASignalStorm) {
  Pipe pipe;
  std::string text(3'000'000, 'x');
  for (std::size_t i = 0; i < text.size(); i += 97) text[i] = static_cast<char>(i);
  const SignalStorm storm;
  state::Result<void> written;
  std::thread writer([&] {
    written = state::write_all(pipe.write_end.get(), text);
    pipe.write_end.close();
  });
  ::usleep(3000);  // the pipe is full and the writer waits while signals come in
  const auto got = state::read_to_end(pipe.read_end.get());
  writer.join();
  EXPECT_TRUE(written) << written.error().message;
  ASSERT_TRUE(got) << got.error().message;
  EXPECT_TRUE(*got == text);
  EXPECT_GT(SignalStorm::g_count, 0);
}

TEST(Sys, AWriteThatFailsSaysWhy) {
  const state::Fd full(::open("/dev/full", O_WRONLY));
  ASSERT_TRUE(full);
  const auto written = state::write_all(full.get(), "text");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().sys_errno, ENOSPC);
}

TEST(Sys, ReadsAFileThatGrowsBeyondItsFirstSize) {
  const state_test::TempDir temp;
  state_test::spill(temp / "file", std::string(10, 'a'));
  EXPECT_EQ(state::read_to_end(state::Fd(::open((temp / "file").c_str(), O_RDONLY)).get()).value(),
            std::string(10, 'a'));
  EXPECT_EQ(state::read_to_end(state::Fd(::open("/dev/null", O_RDONLY)).get()).value(), "");
  EXPECT_FALSE(state::read_to_end(-1));
}

}  // namespace
