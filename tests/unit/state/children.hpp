// SPDX-License-Identifier: ISC
// Forked processes of a test: one that is ended with its owner, and many that start at one barrier.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace state_test {

// Exit status of `body` is its result. Killed when it outlives its owner or 25 seconds.
class Child {
 public:
  explicit Child(const std::function<int()>& body) : pid_(::fork()) {
    if (pid_ != 0) return;
    ::alarm(25);
    ::_exit(body());
  }
  ~Child() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  pid_t pid() const { return pid_; }
  void signal(int number) const { ::kill(pid_, number); }

  // The exit status, or minus the signal that ended it.
  int wait() {
    int status = 0;
    ::waitpid(std::exchange(pid_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }
  // False when it ended instead.
  bool wait_until_stopped() {
    int status = 0;
    ::waitpid(pid_, &status, WUNTRACED);
    if (WIFSTOPPED(status)) return true;
    pid_ = -1;
    return false;
  }

 private:
  pid_t pid_;
};

// Runs `body(index)` in `count` processes that begin together; how many did not return 0.
inline int run_together(int count, const std::function<int(int)>& body) {
  int gate[2];
  int ready[2];
  if (::pipe(gate) != 0 || ::pipe(ready) != 0) return count;
  std::vector<std::unique_ptr<Child>> children;
  for (int i = 0; i < count; ++i) {
    children.push_back(std::make_unique<Child>([&] {
      ::close(gate[1]);
      char byte = 'r';
      if (::write(ready[1], &byte, 1) != 1) return 99;
      if (::read(gate[0], &byte, 1) != 0) return 98;
      return body(i);
    }));
  }
  char byte = 0;
  for (int i = 0; i < count; ++i)
    if (::read(ready[0], &byte, 1) != 1) return count;
  for (const int fd : {gate[1], gate[0], ready[0], ready[1]}) ::close(fd);
  int failed = 0;
  for (auto& child : children)
    if (child->wait() != 0) ++failed;
  return failed;
}

}  // namespace state_test
