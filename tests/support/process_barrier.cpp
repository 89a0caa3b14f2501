// SPDX-License-Identifier: ISC
#include "tests/support/process_barrier.hpp"

#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <new>

#include "state/fd.hpp"
#include "state/sys.hpp"
#include "tests/support/patience.hpp"

namespace support {
namespace {

constexpr unsigned k_worker_seconds = 100 * k_patience;

// A barrier in memory that forked processes share.
class ProcessBarrier {
 public:
  explicit ProcessBarrier(unsigned count) {
    void* memory =
        ::mmap(nullptr, sizeof(pthread_barrier_t), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    barrier_ = static_cast<pthread_barrier_t*>(memory);
    pthread_barrierattr_t attributes;
    ::pthread_barrierattr_init(&attributes);
    ::pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    ::pthread_barrier_init(barrier_, &attributes, count);
    ::pthread_barrierattr_destroy(&attributes);
  }
  ~ProcessBarrier() { ::munmap(barrier_, sizeof(pthread_barrier_t)); }
  ProcessBarrier(const ProcessBarrier&) = delete;
  ProcessBarrier& operator=(const ProcessBarrier&) = delete;
  void wait() { ::pthread_barrier_wait(barrier_); }

 private:
  pthread_barrier_t* barrier_ = nullptr;
};

}  // namespace

std::vector<std::string> run_at_barrier(unsigned count, const std::function<std::string(unsigned)>& work) {
  ProcessBarrier barrier(count);
  std::vector<std::pair<pid_t, state::Fd>> workers;
  for (unsigned index = 0; index < count; ++index) {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::bad_alloc();
    state::Fd read_end(ends[0]), write_end(ends[1]);
    const pid_t pid = ::fork();
    if (pid < 0) throw std::bad_alloc();
    if (pid == 0) {
      ::alarm(k_worker_seconds);
      barrier.wait();
      const bool written = state::write_all(write_end.get(), "+" + work(index)).has_value();
      ::_exit(written ? 0 : 1);
    }
    workers.emplace_back(pid, std::move(read_end));
  }
  std::vector<std::string> results;
  for (auto& [pid, pipe] : workers) {
    auto text = state::read_to_end(pipe.get());
    int status = 0;
    ::waitpid(pid, &status, 0);
    const bool lived = WIFEXITED(status) && WEXITSTATUS(status) == 0 && text && !text->empty();
    results.push_back(lived ? text->substr(1) : "worker died");
  }
  return results;
}

}  // namespace support
