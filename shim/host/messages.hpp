// SPDX-License-Identifier: ISC
// The payloads of the host protocol: one encoder and one decoder per structure. Decoders give nullopt for bytes that
// are not what they should be.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shim/host/host_client.hpp"
#include "shim/host/spawn_request.hpp"
#include "shim/host/wire.hpp"
#include "state/error.hpp"

namespace shim {

struct ResizeRequest {
  TerminalSize size;
  std::uint64_t generation = 0;
  PaneSite site = {};
};
struct RespawnRequest {
  SpawnRequest spawn;
  bool kill = false;
};

std::string encode_go(const SpawnRequest& request);
std::string encode_respawn(const RespawnRequest& request);
std::string encode_input(const std::vector<InputItem>& items);
std::string encode_capture(const CaptureRequest& request);
std::string encode_resize(const ResizeRequest& request);
std::string encode_pipe(const PipeRequest& request);
std::string encode_info(const HostInfo& info);
std::string encode_description(const HostInfo& info);
std::string encode_error(const state::Error& error);

std::optional<SpawnRequest> decode_go(std::string_view payload);
std::optional<RespawnRequest> decode_respawn(std::string_view payload);
std::optional<std::vector<InputItem>> decode_input(std::string_view payload);
std::optional<CaptureRequest> decode_capture(std::string_view payload);
std::optional<ResizeRequest> decode_resize(std::string_view payload);
std::optional<PipeRequest> decode_pipe(std::string_view payload);
std::optional<HostInfo> decode_info(std::string_view payload);
std::optional<HostInfo> decode_description(std::string_view payload);
state::Error decode_error(std::string_view payload);

}  // namespace shim
