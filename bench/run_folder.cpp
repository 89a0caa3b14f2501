// SPDX-License-Identifier: ISC
#include "bench/run_folder.hpp"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <stdexcept>

#include "tests/support/process_list.hpp"

namespace bench {
namespace {

constexpr int k_look_ms = 20;
constexpr int k_rounds_of_killing = 200;

[[noreturn]] void guard(const std::string& folder, int gone) {
  ::setsid();
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::signal(signal, SIG_IGN);
  char byte = 0;
  while (::read(gone, &byte, 1) < 0 && errno == EINTR) continue;
  end_processes_of(folder, 0);
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  ::_exit(0);
}

}  // namespace

RunFolder::RunFolder() {
  std::array<char, 20> name{"/tmp/rbXXXXXX"};
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name.data();
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  const state::Fd gone(ends[0]);
  alive_ = state::Fd(ends[1]);
  guardian_ = ::fork();
  if (guardian_ < 0) throw std::runtime_error("no guardian");
  if (guardian_ == 0) {
    alive_.close();
    guard(path_, gone.get());
  }
}

RunFolder::~RunFolder() {
  alive_.close();
  while (::waitpid(guardian_, nullptr, 0) < 0 && errno == EINTR) continue;
}

std::string RunFolder::add() {
  const std::string path = path_ + "/" + std::to_string(added_++);
  if (::mkdir(path.c_str(), 0700) != 0) throw std::runtime_error("can't make " + path);
  return path;
}

void end_processes_of(const std::string& folder, int patience_ms) {
  const auto start = std::chrono::steady_clock::now();
  while (std::chrono::steady_clock::now() - start < std::chrono::milliseconds(patience_ms)) {
    if (support::processes_of(folder).empty()) return;
    ::usleep(k_look_ms * 1000);
  }
  for (int round = 0; round < k_rounds_of_killing; ++round) {
    const auto left = support::processes_of(folder);
    if (left.empty()) return;
    for (const pid_t pid : left) ::kill(pid, SIGKILL);
    ::usleep(k_look_ms * 1000);
  }
}

}  // namespace bench
