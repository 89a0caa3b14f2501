// SPDX-License-Identifier: ISC
#include "shim/host/run_host.hpp"

#include <unistd.h>

#include <chrono>
#include <optional>

#include "shim/host/host_board.hpp"
#include "shim/host/host_loop.hpp"
#include "shim/host/hosted_pane.hpp"
#include "shim/host/messages.hpp"
#include "shim/host/pane_end.hpp"
#include "shim/host/round_trip.hpp"
#include "state/file_lock.hpp"
#include "state/sys.hpp"
#include "state/sys_calls.hpp"
#include "state/test_point.hpp"

namespace shim {
namespace {

using state::Result;

constexpr int k_cleanup_tries = 12;

// nullopt: the shim died or thought better of it.
std::optional<SpawnRequest> wait_for_go(int channel) {
  FrameBuffer received;
  char buffer[16384];
  for (;;) {
    if (const auto frame = received.next()) {
      if (frame->version > k_protocol_version || frame->type != MessageType::go) return std::nullopt;
      return decode_go(frame->payload);
    }
    const auto count = state::sys::read(channel, buffer, sizeof buffer);
    if (count <= 0 || received.broken()) return std::nullopt;
    received.append({buffer, static_cast<std::size_t>(count)});
  }
}

// A registry that is busy is tried again for a while; after that our unlocked page makes the entry dead for all others.
void remove_entry(const state::StateDir& dir, const std::string& nonce) {
  for (int tries = 0; tries < k_cleanup_tries; ++tries) {
    if (remove_staged_entry(dir, nonce)) return;
    ::usleep(100'000u << std::min(tries, 5));
  }
}

struct Life {
  HostedPane pane;
  HostLoop loop;
  Life(const state::StateDir& dir, SpawnRequest request, const std::string& nonce, PageWriter page, state::Fd listener,
       state::Fd signals)
      : pane(std::move(request), nonce, std::move(page)), loop(dir, pane, std::move(listener), std::move(signals)) {}
};

// Everything up to the running program.
Result<std::unique_ptr<Life>> begin(const state::StateDir& dir, HostFiles& files, SpawnRequest request,
                                    Result<ProgramTerminal> terminal, BoardPlace* place) {
  ROOST_TRY_ASSIGN(PageWriter page, PageWriter::map(files.page.get(), place));
  ROOST_TRY(name_host_files(dir, files.nonce, request.pane));
  ROOST_TEST_POINT("spawn.renamed");
  ROOST_TRY_ASSIGN(state::Fd signals, open_signals());
  auto life = std::make_unique<Life>(dir, std::move(request), files.nonce, std::move(page), std::move(files.listener),
                                     std::move(signals));
  life->pane.surround(std::make_unique<PaneSurroundings>(dir, life->pane.request().pane));
  ROOST_TRY(life->pane.start(std::move(terminal)));
  life->pane.publish();
  return life;
}

}  // namespace

void run_host(const state::StateDir& dir, HostFiles files, state::Fd channel) {
  state::set_lock_command("pane host");
  ROOST_TEST_POINT("spawn.staged");
  // While the command changes the registry.
  const auto listed = HostBoard::enlist(dir, files.nonce);  // without it we are asked for by our pid
  auto terminal = open_program_terminal();
  auto request = wait_for_go(channel.get());
  if (!request) {
    remove_entry(dir, files.nonce);
    remove_staged_files(dir, files.nonce);
    return;
  }
  ROOST_TEST_POINT("spawn.go_received");
  const state::PaneId id = request->pane;
  auto life = begin(dir, files, *std::move(request), std::move(terminal), listed.value_or(nullptr));
  if (!life) {
    (void)send_frame(channel.get(), encode_error(life.error()));
    remove_entry(dir, files.nonce);
    remove_staged_files(dir, files.nonce);
    remove_pane_files(dir, id);
    return;
  }
  ROOST_TEST_POINT("spawn.running");
  WireWriter answer(MessageType::ok);
  answer.put((*life)->pane.facts().child_pid);
  (void)send_frame(channel.get(), std::move(answer).frame());
  channel.close();
  ROOST_TEST_POINT("spawn.answered");
  (*life)->loop.run();
  remove_pane_files(dir, id);
}

}  // namespace shim
