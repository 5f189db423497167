/* Which driver plays on which device; see device.h. */
#include "play/device.h"

const DeviceDriver *device_driver_for(const char *device)
{
    return g_strcmp0(device, null_device.name) == 0 ? &null_device : &alsa_device;
}
